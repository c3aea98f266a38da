using System.Text.Json;
using System.Text.Json.Nodes;
using Fer.Data.Runs;

namespace Fer.Bench.Ablation;

/// <summary>One setting and the values to try, from <c>mixup=0,0.2</c>.</summary>
/// <param name="Setting">Name of a property of <see cref="Hyperparameters"/>.</param>
/// <param name="Values">Its values as typed.</param>
internal sealed record AblationAxis(string Setting, IReadOnlyList<string> Values)
{
    public static AblationAxis Parse(string text)
    {
        var parts = text.Split('=', 2);
        var names = typeof(Hyperparameters).GetProperties().Select(property => property.Name).Where(name => name != "EqualityContract").ToList();
        var known = names.Find(name => name.Equals(parts[0].Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException($"--axis {text}: there is no setting '{parts[0]}'. Settings: {string.Join(", ", names.Select(JsonNamingPolicy.CamelCase.ConvertName))}.");
        // Networks and lists of epochs hold commas or blanks of their own; a semicolon then separates the values.
        var values = parts.Length < 2 ? [] : parts[1].Split(parts[1].Contains(';', StringComparison.Ordinal) ? ';' : ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return values.Length > 0 ? new(JsonNamingPolicy.CamelCase.ConvertName(known), values) : throw new ArgumentException($"--axis {text}: name at least one value, such as mixup=0,0.2.");
    }

    /// <summary>Every combination of the axes' values, in words and applied to a recipe; the recipe itself where there is no axis.</summary>
    public static IReadOnlyList<(string Name, Hyperparameters Recipe)> Grid(IReadOnlyList<AblationAxis> axes, Hyperparameters recipe)
    {
        IEnumerable<(string Name, Hyperparameters Recipe)> grid = [("", recipe)];
        foreach (var axis in axes)
            grid = grid.SelectMany(point => axis.Values.Select(value => ($"{point.Name} {axis.Setting}={value}".Trim(), axis.Apply(point.Recipe, value))));
        return [.. grid];
    }

    private Hyperparameters Apply(Hyperparameters recipe, string value)
    {
        var type = typeof(Hyperparameters).GetProperties().Single(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name) == Setting).PropertyType;
        try
        {
            var json = JsonNode.Parse(HyperparametersJson.Write(recipe))!.AsObject();
            json[Setting] = type == typeof(string) || type.IsEnum ? JsonValue.Create(value) : JsonNode.Parse(value);
            return HyperparametersJson.Read(json.ToJsonString());
        }
        catch (JsonException e)
        {
            throw new ArgumentException($"'{value}' is no value of {Setting}, which is a {type.Name}.", e);
        }
    }
}
