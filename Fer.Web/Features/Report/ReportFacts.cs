using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Evaluations.Fit;
using Fer.Engine.Metrics.Curves;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;

namespace Fer.Web.Features.Report;

/// <summary>Reads what reports of runs and of comparisons both tell.</summary>
public sealed class ReportFacts(SplitList splits, TestLedger ledger, RunQueries runs, StudyScores kept)
{
    /// <summary>A split, null where it can no longer be read, and the looks at its test images.</summary>
    public async Task<(SplitFacts? Split, TestLooks Looks)> OfSplitAsync(int splitId, CancellationToken ct) =>
        (await splits.FindAsync(splitId, ct), await ledger.OfSplitAsync(splitId, ct));

    /// <summary>Scores of the epochs that a run kept.</summary>
    public Task<IReadOnlyList<StudyScore>> KeptAsync(int runId, CancellationToken ct) => kept.MilestonesAsync([runId], ct);

    /// <summary>How well a run fits; null where there is no such run or no epoch of it.</summary>
    public async Task<FitVerdict?> VerdictAsync(int runId, SplitFacts? split, CancellationToken ct) =>
        await runs.FindAsync(runId, ct) is { } detail ? VerdictOf(detail, split) : null;

    /// <summary>How well a run fits; null before its first epoch.</summary>
    public static FitVerdict? VerdictOf(RunDetail detail, SplitFacts? split)
    {
        ArgumentNullException.ThrowIfNull(detail);
        return detail.Epochs.Count == 0
            ? null
            : RunVerdict.Of(detail, [.. (split?.Counts ?? []).Where(row => row.Part == SplitPart.Validation).Select(row => row.Count)]);
    }
}
