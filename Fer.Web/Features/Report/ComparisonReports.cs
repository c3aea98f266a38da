using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Evaluations.Pairs;
using Fer.Engine.Metrics;
using Fer.Engine.Metrics.Curves;

namespace Fer.Web.Features.Report;

/// <summary>Gathers what the report of a comparison tells.</summary>
public sealed class ComparisonReports(RunComparison comparisons, PairTests tests, ComparedFigures scores, ReportFacts facts, TimeProvider clock)
{
    /// <summary>The report; null where fewer than two of the runs are there. Test results are in it only where a look is on record.</summary>
    public async Task<ComparisonReport?> ReadAsync(IReadOnlyList<int> runIds, SplitPart part, CancellationToken ct)
    {
        var comparison = await comparisons.CompareAsync(runIds, part, ct);
        if (comparison.Runs.Count < 2)
            return null;
        Dictionary<int, (SplitFacts? Split, TestLooks Looks)> splits = [];
        Dictionary<int, ScoreFigures> figures = [];
        Dictionary<int, FitVerdict> verdicts = [];
        foreach (var set in comparison.Sets)
            splits[set.SplitId] = await facts.OfSplitAsync(set.SplitId, ct);
        foreach (var run in comparison.Runs)
        {
            if (await facts.VerdictAsync(run.Run.Id, splits[run.Run.SplitId].Split, ct) is { } verdict)
                verdicts[run.Run.Id] = verdict;
            if (run.Score is not null && comparison.Runs.Count <= ComparedFigures.MostRuns && await scores.ReadAsync(run.Run.Id, part, ct) is { } known)
                figures[run.Run.Id] = known;
        }

        var pairs = await tests.TestAsync([.. comparison.Runs.Select(run => run.Run.Id)], null, part, ct);
        return new ComparisonReport(comparison, splits, figures, verdicts, pairs, clock.GetLocalNow());
    }
}
