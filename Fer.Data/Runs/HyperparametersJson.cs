using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Fer.Data.Runs;

/// <summary>
/// How settings lie in a column: JSON with choices by name. Read by reflection, since generated readers set what a row of an older version
/// lacks to zero instead of to its default.
/// </summary>
public static class HyperparametersJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    internal static readonly ValueConverter<Hyperparameters, string> Converter = new(settings => Write(settings), json => Read(json));

    /// <summary>The settings as JSON.</summary>
    public static string Write(Hyperparameters settings) => JsonSerializer.Serialize(settings, Options);

    /// <summary>Settings from JSON; what is missing has its default.</summary>
    /// <exception cref="JsonException">It is no JSON of settings.</exception>
    public static Hyperparameters Read(string json) => JsonSerializer.Deserialize<Hyperparameters>(json, Options) ?? throw new JsonException("The settings are empty.");
}
