using System.Globalization;
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
    private readonly Dictionary<int, TestLooks> _looks = [];
    private string? _loaded;

    [Parameter, EditorRequired] public required Comparison Comparison { get; set; }

    [SupplyParameterFromQuery(Name = "seeds")] public string? Seeds { get; set; }

    [Inject] public required ComparedFigures Figures { get; init; }

    [Inject] public required TestLedger Ledger { get; init; }

    [Inject] public required NavigationManager Navigation { get; init; }

    private bool IsFolded => Seeds == "fold";

    private bool HasIntervals => Comparison.Runs.Count <= ComparedFigures.MostRuns;

    private IReadOnlyList<SeedGroup> Groups => SeedGroup.Of(Comparison.Runs);

    private IEnumerable<SeedGroup> Rows => (IsFolded ? Groups : Comparison.Runs.Select(run => new SeedGroup([run])))
        .OrderByDescending(group => group.Runs.Average(run => run.RankedBy ?? -1));

    private string Caption => $"At the epoch that each run is judged by, on {(Comparison.Part == Fer.Data.Splits.SplitPart.Test ? "test" : "validation")}. " +
        (HasIntervals ? "± is half of the 95 % bootstrap interval of one model." : $"Intervals are worked out for up to {ComparedFigures.MostRuns} runs.") +
        (IsFolded ? " A row of several seeds tells their mean ± half of its 95 % interval by Student's t: how the recipe does, not one model." : "");

    protected override async Task OnParametersSetAsync()
    {
        var asked = $"{Comparison.Part} {string.Join(' ', Comparison.Runs.Select(run => $"{run.Run.Id}:{run.Score?.Epoch}:{run.Score?.Accuracy}"))}";
        if (asked == _loaded)
            return;
        _loaded = asked;
        _figures.Clear();
        var (comparison, ct) = (Comparison, NextLoad());
        try
        {
            foreach (var split in comparison.Runs.Select(run => run.Run.SplitId).Distinct())
                _looks[split] = await Ledger.OfSplitAsync(split, ct);
            foreach (var run in comparison.Runs.Where(run => HasIntervals && run.Score is not null))
            {
                if (await Task.Run(() => Figures.ReadAsync(run.Run.Id, comparison.Part, ct), ct) is { } figures)
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

    /// <summary>Why a run's test result is no longer a fresh one; null where it is.</summary>
    private string? LookWords(SeedGroup group)
    {
        var words = group.Runs.Select(run => _looks.TryGetValue(run.Run.SplitId, out var looks) ? TestLookWords.Of(run.Run, looks) : null).OfType<string>().ToList();
        return words.Count == 0 ? null : string.Join(" ", words);
    }

    private void Fold(ChangeEventArgs args) => Navigation.NavigateTo(
        Navigation.GetUriWithQueryParameter("seeds", args.Value is true ? "fold" : null), replace: true);
}
