using Fer.Data;
using Fer.Data.Fixing;
using Fer.Data.Quality;
using Fer.Data.Splits;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Fixing;

/// <summary>Says where fix loops stand.</summary>
public sealed class FixReader(IDbContextFactory<FerDbContext> contexts, RunQueries runs, FixScores scores)
{
    /// <summary>Loops of a dataset, newest first.</summary>
    public async Task<IReadOnlyList<FixLoopRow>> ListAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.FixLoops.AsNoTracking().Where(loop => loop.DatasetId == datasetId).OrderByDescending(loop => loop.Id)
            .Select(loop => new FixLoopRow(loop.Id, loop.BaseRunId, loop.StartedAt)).ToListAsync(ct);
    }

    /// <summary>Where a loop stands, or null where there is none with this id.</summary>
    public async Task<FixStatus?> FindAsync(int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.FixLoops.AsNoTracking().SingleOrDefaultAsync(loop => loop.Id == id, ct) is not { } loop)
            return null;
        var ids = new[] { loop.BaseRunId, loop.CorrectedRunId ?? 0 };
        var rows = (await runs.ListAsync(new RunFilter { Ids = ids }, ct)).ToDictionary(row => row.Id);
        var split = await db.Splits.Where(row => row.Id == loop.CorrectedSplitId).Select(row => row.Name).SingleOrDefaultAsync(ct);
        var corrected = rows.GetValueOrDefault(loop.CorrectedRunId ?? 0);
        return new FixStatus(
            loop.Id, loop.DatasetId, loop.StartedAt, rows[loop.BaseRunId], await ReviewAsync(db, loop, rows[loop.BaseRunId].SplitId, ct),
            loop.CorrectedSplitId, split, corrected, corrected is null ? [] : await scores.CompareAsync(loop.BaseRunId, corrected.Id, ct));
    }

    private static async Task<FixReview> ReviewAsync(FerDbContext db, FixLoop loop, int splitId, CancellationToken ct)
    {
        // An image with several issues that one act settles was decided once.
        var decisions = await db.QualityIssues.AsNoTracking()
            .Where(issue => issue.DatasetId == loop.DatasetId && issue.State != QualityIssueState.Open && issue.ActId > loop.AfterActId
                && (loop.UntilActId == null || issue.ActId <= loop.UntilActId))
            .Select(issue => new { issue.Decision, issue.ActId, issue.SampleId }).Distinct().ToListAsync(ct);
        var now = loop.CorrectedSplitId is { } corrected
            ? db.SplitSamples.Where(row => row.SplitId == corrected).Select(row => new { row.SampleId, row.Label })
            : db.Samples.Where(row => row.DatasetId == loop.DatasetId).Select(row => new { SampleId = row.Id, row.Label });
        var moves = await db.SplitSamples.AsNoTracking().Where(row => row.SplitId == splitId && row.Part != SplitPart.LeftOut)
            .Join(now, before => before.SampleId, after => after.SampleId, (before, after) => new { before.Part, From = before.Label, To = after.Label })
            .Where(row => row.From != row.To).GroupBy(row => row).Select(group => new { group.Key.Part, group.Key.From, group.Key.To, Count = group.Count() }).ToListAsync(ct);
        int Count(params QualityDecision[] wanted) => decisions.Count(row => row.Decision is { } decision && wanted.Contains(decision));
        return new FixReview(
            decisions.Count, Count(QualityDecision.Accepted, QualityDecision.Relabelled),
            Count(QualityDecision.Excluded, QualityDecision.NotAFace), Count(QualityDecision.Ambiguous), Count(QualityDecision.Kept),
            [.. moves.GroupBy(row => (row.From, row.To)).Select(group => new FixMove(group.Key.From, group.Key.To, group.Sum(row => row.Count)))
                .OrderByDescending(move => move.Count).ThenBy(move => move.From).ThenBy(move => move.To)],
            moves.GroupBy(row => row.Part).ToDictionary(group => group.Key, group => group.Sum(row => row.Count)));
    }
}
