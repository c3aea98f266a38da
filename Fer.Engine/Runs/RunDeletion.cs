using Fer.Data;
using Fer.Data.Runs;
using Fer.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs;

/// <summary>
/// Deletes runs that have ended: curves, checkpoints with their files, scores, note, tags and log. Only the row stays, hidden, for the looks at the test
/// part that name it. Rows go first, in one transaction; files that a crash leaves behind are swept later.
/// </summary>
public sealed class RunDeletion(IDbContextFactory<FerDbContext> contexts, DataFolder folder, TimeProvider clock)
{
    /// <summary>Deletes a run and its files for ever.</summary>
    /// <exception cref="RunDeletionException">There is no such run, it has not ended, or something else needs it; nothing was deleted.</exception>
    public async Task DeleteAsync(int runId, CancellationToken ct)
    {
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await CheckAsync(db, runId, ct);
            var now = clock.GetUtcNow();
            await db.Runs.Where(run => run.Id == runId).ExecuteUpdateAsync(set => set
                .SetProperty(run => run.DeletedAt, now)
                .SetProperty(run => run.Note, (string?)null)
                .SetProperty(run => run.BestEpoch, (int?)null)
                .SetProperty(run => run.BestValidationAccuracy, (double?)null), ct);
            await DeleteRowsAsync(db, [runId], ct);
            await transaction.CommitAsync(ct);
        }

        await SweepAsync(ct);
    }

    /// <summary>
    /// Deletes what deleted runs still have: files that were in use or that a crash left, and rows that a late worker wrote. Files in the way are
    /// left for the next time.
    /// </summary>
    /// <returns>Runs whose files were deleted.</returns>
    public async Task<IReadOnlyList<int>> SweepAsync(CancellationToken ct)
    {
        var present = RunFiles.Runs(folder);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var deleted = await db.Runs.IgnoreQueryFilters().Where(run => run.DeletedAt != null).Select(run => run.Id).ToListAsync(ct);
        if (deleted.Count > 0)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await DeleteRowsAsync(db, deleted, ct);
            await transaction.CommitAsync(ct);
        }

        return [.. deleted.Where(present.Contains).Where(TryDeleteFiles)];
    }

    private static async Task CheckAsync(FerDbContext db, int runId, CancellationToken ct)
    {
        var run = await db.Runs.Where(row => row.Id == runId).Select(row => new { row.State, row.SplitId }).SingleOrDefaultAsync(ct)
            ?? throw new RunDeletionException($"There is no run {runId}. Nothing was deleted.");
        if (run.State is RunState.Queued or RunState.Running or RunState.Paused)
            throw new RunDeletionException($"Run {runId} has not ended. Nothing was deleted; cancel it first.");
        if (await RunNeeds.FindAsync(db, runId, run.SplitId, ct) is { } need)
            throw new RunDeletionException($"Run {runId} cannot be deleted. {need} Nothing was deleted.");
    }

    private static async Task DeleteRowsAsync(FerDbContext db, List<int> runIds, CancellationToken ct)
    {
        await db.Predictions.Where(row => db.Evaluations.Any(evaluation => evaluation.Id == row.EvaluationId && runIds.Contains(evaluation.RunId))).ExecuteDeleteAsync(ct);
        await db.Evaluations.Where(row => runIds.Contains(row.RunId)).ExecuteDeleteAsync(ct);
        await db.MilestoneScores.Where(row => runIds.Contains(row.RunId)).ExecuteDeleteAsync(ct);
        await db.RunTags.Where(row => runIds.Contains(row.RunId)).ExecuteDeleteAsync(ct);
        await db.ModelExports.Where(row => runIds.Contains(row.RunId)).ExecuteDeleteAsync(ct);
        await db.Checkpoints.Where(row => runIds.Contains(row.RunId)).ExecuteDeleteAsync(ct);
        await db.EpochMetrics.Where(row => runIds.Contains(row.RunId)).ExecuteDeleteAsync(ct);
    }

    private bool TryDeleteFiles(int runId)
    {
        try
        {
            RunFiles.Delete(folder, runId);
            return true;
        }
        catch (Exception inTheWay) when (inTheWay is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
