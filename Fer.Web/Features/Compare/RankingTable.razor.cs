using System.Globalization;
using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Metrics;
using Fer.Web.Components.Runs;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace Fer.Web.Features.Compare;

/// <summary>The runs ranked by validation, with figures of the compared part; stored figures come first, their intervals as they are worked out.</summary>
public sealed partial class RankingTable
{
    private readonly Dictionary<int, ScoreFigures> _figures = [];
    private TestLooks? _looks;
    private string? _loaded;

    /// <summary>Runs that are validated on the same images; others cannot be ranked with them.</summary>
    [Parameter, EditorRequired] public required ComparedSet Set { get; set; }

    [Parameter] public SplitPart Part { get; set; }

    [Parameter] public string Title { get; set; } = "Figures, the best on validation first";

    [SupplyParameterFromQuery(Name = "seeds")] public string? Seeds { get; set; }

    [Inject] public required ComparedFigures Figures { get; init; }

    [Inject] public required TestLedger Ledger { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private bool IsFolded => Seeds == "fold";

    private bool HasIntervals => Set.Runs.Count <= ComparedFigures.MostRuns;

    private IReadOnlyList<SeedGroup> Groups => SeedGroup.Of(Set.Runs);

    private IEnumerable<SeedGroup> Rows => (IsFolded ? Groups : Set.Runs.Select(run => new SeedGroup([run])))
        .OrderByDescending(group => group.Runs.Average(run => run.RankedBy ?? -1));

    private string Caption => $"At the epoch that each run is judged by, on {(Part == SplitPart.Test ? "test" : "validation")}. " +
        (HasIntervals ? "± is half of the 95 % bootstrap interval of one model." : $"Intervals are worked out for up to {ComparedFigures.MostRuns} runs.") +
        (IsFolded ? " A row of several seeds tells their mean ± half of its 95 % interval by Student's t: how the recipe does, not one model." : "");

    protected override async Task OnParametersSetAsync()
    {
        var asked = $"{Part} {string.Join(' ', Set.Runs.Select(run => $"{run.Run.Id}:{run.Score?.Epoch}:{run.Score?.Accuracy}"))}";
        if (asked == _loaded)
            return;
        _loaded = asked;
        _figures.Clear();
        var (set, part, ct) = (Set, Part, NextLoad());
        try
        {
            _looks = await Ledger.OfSplitAsync(set.SplitId, ct);
            foreach (var run in set.Runs.Where(run => HasIntervals && run.Score is not null))
            {
                if (await Task.Run(() => Figures.ReadAsync(run.Run.Id, part, ct), ct) is { } figures)
                    _figures[run.Run.Id] = figures;
                StateHasChanged();
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Other runs have been chosen.
        }
    }

    private static string Ids(SeedGroup group) => group.Runs.Count == 1
        ? $"#{group.Runs[0].Run.Id.ToString(CultureInfo.InvariantCulture)}"
        : $"{group.Runs.Count} seeds: {string.Join(", ", group.Runs.Select(run => $"#{run.Run.Id}"))}";

    private static string Epochs(SeedGroup group)
    {
        var epochs = group.Runs.Select(run => run.Score?.Epoch).OfType<int>().ToList();
        return epochs.Count == 0 ? "–" : epochs.Min() == epochs.Max() ? Formats.Count(epochs[0]) : $"{epochs.Min()}–{epochs.Max()}";
    }

    private static string Ranked(SeedGroup group) => MeanInterval.Of([.. group.Runs.Select(run => run.RankedBy).OfType<double>()]) is { } mean
        ? Formats.PercentWithMargin(mean.Mean, mean.HalfWidth)
        : "–";

    private string Text(SeedGroup group, RankingFigure figure)
    {
        if (group.Runs.Count > 1)
        {
            var values = group.Runs.Select(run => Value(run, figure)).OfType<double>().ToList();
            return MeanInterval.Of(values) is { } mean ? figure.Write(mean.Mean, mean.HalfWidth) : "–";
        }

        var one = group.Runs[0];
        return Value(one, figure) is { } value
            ? figure.Write(value, _figures.TryGetValue(one.Run.Id, out var figures) ? figure.Of(figures).Interval.HalfWidth : null)
            : "–";
    }

    private double? Value(ComparedRun run, RankingFigure figure) =>
        _figures.TryGetValue(run.Run.Id, out var figures) ? figure.Of(figures).Value : run.Score is { } score ? figure.Stored(score) : null;

    private TestLookMark? Mark(SeedGroup group) => _looks is { } looks ? TestLookWords.Of(group.Runs.Select(run => run.Run), looks) : null;

    private void Fold(ChangeEventArgs args) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameter("seeds", args.Value is true ? "fold" : null), replace: true);
}
