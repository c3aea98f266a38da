using Fer.Engine.Evaluations;
using Fer.Web.Components.Charts;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Compare;

/// <summary>The settings in which the runs differ against how they do; the address says which values are chosen.</summary>
public sealed partial class ParallelSection : ComponentBase
{
    private ParallelSpec? _spec;

    /// <summary>Runs that are validated on the same images.</summary>
    [Parameter, EditorRequired] public required ComparedSet Set { get; set; }

    /// <summary>Chosen values: escaped pairs of name and value with semicolons between.</summary>
    [SupplyParameterFromQuery(Name = "only")] public string? Only { get; set; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private HashSet<(int Axis, int Value)> Chosen => _spec is { } spec
        ? [.. Pairs.Select(pair => Place(spec, pair)).Where(place => place is { Axis: >= 0, Value: >= 0 })]
        : [];

    private IEnumerable<(string Name, string Value)> Pairs => (Only ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2).Select(pair => (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair[1])));

    private IEnumerable<ParallelLine> Kept => _spec!.Lines.Where(line => ParallelSpec.Keeps(line, Chosen));

    private string Caption => Chosen.Count == 0
        ? $"All {Formats.Count(_spec!.Lines.Count, "run", "runs")} of the drawing, the best first, on {Formats.Count(Set.Images, "validation image", "validation images")}."
        : $"{Formats.Count(Kept.Count())} of {Formats.Count(_spec!.Lines.Count, "run", "runs")} have the chosen values; the best first, on {Formats.Count(Set.Images, "validation image", "validation images")}.";

    private string Missing => Set.Differences.Count == 0
        ? "These runs have the same settings, so there is nothing to set against their accuracy. Add a run with another setting, or queue a grid on the page Train."
        : "At least two of these runs need a finished epoch before their settings can be set against their accuracy.";

    protected override void OnParametersSet()
    {
        var trained = Set.Runs.Index().Where(entry => entry.Item.RankedBy is not null).ToList();
        var settings = Set.Differences.Where(setting => trained.Select(entry => setting.Values[entry.Index]).Distinct(StringComparer.Ordinal).Skip(1).Any()).ToList();
        if (trained.Count < 2 || settings.Count == 0)
        {
            _spec = null;
            return;
        }

        var axes = settings.Select(setting => new ParallelAxis(setting.Name,
            [.. trained.Select(entry => setting.Values[entry.Index]).Distinct(StringComparer.Ordinal).OrderBy(SettingDifferences.Order)])).ToList();
        _spec = new ParallelSpec(axes, "Accuracy", [.. trained.Select(entry => new ParallelLine(
            entry.Item.Run.Id, entry.Item.Run.Name,
            [.. axes.Select((axis, index) => axis.Values.Index().First(value => value.Item == settings[index].Values[entry.Index]).Index)],
            entry.Item.RankedBy!.Value))]);
    }

    private static (int Axis, int Value) Place(ParallelSpec spec, (string Name, string Value) pair)
    {
        var axis = spec.Axes.Index().Where(entry => entry.Item.Name == pair.Name).Select(entry => entry.Index).DefaultIfEmpty(-1).First();
        return axis < 0 ? (-1, -1) : (axis, spec.Axes[axis].Values.Index().Where(entry => entry.Item == pair.Value).Select(entry => entry.Index).DefaultIfEmpty(-1).First());
    }

    private void Toggle((int Axis, int Value) place)
    {
        var axis = _spec!.Axes[place.Axis];
        var pair = (axis.Name, axis.Values[place.Value]);
        var pairs = Pairs.ToList();
        if (!pairs.Remove(pair))
            pairs.Add(pair);
        Go(pairs.Count == 0 ? null : string.Join(';', pairs.Select(one => $"{Uri.EscapeDataString(one.Name)}={Uri.EscapeDataString(one.Value)}")));
    }

    private void Clear() => Go(null);

    private void Go(string? only) => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("only", only), replace: true);
}
