using Fer.Data;
using Fer.Data.Runs;
using Fer.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs;

/// <summary>
/// Deletes runs that have ended: curves, checkpoints with their files, scores, note, tags and log. Only the row stays, hidden, for the looks at the test
/// part that name it. Who deletes on a page may change their mind: the run is put aside first, hidden and whole, and goes when its time to be restored
/// has passed. Rows go first, in one transaction; files that a crash leaves behind are swept later.
/// </summary>
public sealed class RunDeletion(IDbContextFactory<FerDbContext> contexts, DataFolder folder, TimeProvider clock)
{
    /// <summary>How long a run that was put aside can be restored.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(10);

    /// <summary>Deletes a run and its files at once and for ever.</summary>
    /// <exception cref="RunDeletionException">There is no such run, it has not ended, or something else needs it; nothing was deleted.</exception>
    public async Task DeleteAsync(int runId, CancellationToken ct)
    {
        await using (var db = await contexts.CreateDbContextAsync(ct))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await CheckAsync(db, runId, ct);
            await HideAsync(db, runId, clock.GetUtcNow(), ct);
            await DeleteRowsAsync(db, [runId], ct);
            await transaction.CommitAsync(ct);
        }

        await SweepAsync(ct);
    }

    /// <summary>Hides a run as if it were deleted and keeps all of it, so that <see cref="RestoreAsync"/> can bring it back for <see cref="UndoTime"/>.</summary>
    /// <returns>When it is deleted for good.</returns>
    /// <exception cref="RunDeletionException">There is no such run, it has not ended, or something else needs it; nothing was deleted.</exception>
    public async Task<DateTimeOffset> PutAsideAsync(int runId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await CheckAsync(db, runId, ct);
        var until = clock.GetUtcNow() + UndoTime;
        await HideAsync(db, runId, until, ct);
        await transaction.CommitAsync(ct);
        return until;
    }

    /// <summary>Brings a run back that was put aside, with all that it had. One that somebody else brought back already is left as it is.</summary>
    /// <exception cref="RunDeletionException">There is no such run, or its time has passed and it is gone.</exception>
    public async Task RestoreAsync(int runId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // The time is asked for under the lock: who waits for a sweep that deletes the run must not bring it back empty.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var restored = await Aside(db, clock.GetUtcNow()).Where(run => run.Id == runId).ExecuteUpdateAsync(set => set.SetProperty(run => run.DeletedAt, (DateTimeOffset?)null), ct);
        await transaction.CommitAsync(ct);
        if (restored > 0)
            return;
        var run = await db.Runs.IgnoreQueryFilters().Where(row => row.Id == runId).Select(row => new { row.Name, row.DeletedAt }).SingleOrDefaultAsync(ct)
            ?? throw new RunDeletionException($"There is no run {runId}. Nothing was restored.");
        if (run.DeletedAt is not null)
            throw new RunDeletionException($"Run {runId} “{run.Name}” is gone: a deleted run can be restored for {UndoTime.TotalMinutes:0} minutes, and its time has passed.");
    }

    /// <summary>Those of the runs that can still be restored, by id; ids that name no such run are passed over.</summary>
    public async Task<IReadOnlyList<RunAside>> ListAsideAsync(IReadOnlyCollection<int> runIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Aside(db, clock.GetUtcNow()).Where(run => runIds.Contains(run.Id)).OrderBy(run => run.Id)
            .Select(run => new RunAside(run.Id, run.Name, run.DeletedAt!.Value)).ToListAsync(ct);
    }

    /// <summary>
    /// Deletes runs whose time to be restored has passed, and what deleted runs still have: files that were in use or that a crash left, and rows that
    /// a late worker wrote. Files in the way are left for the next time.
    /// </summary>
    /// <returns>Runs whose files were deleted.</returns>
    public async Task<IReadOnlyList<int>> SweepAsync(CancellationToken ct)
    {
        var present = RunFiles.Runs(folder);
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        // It is asked first, since this is done each minute and a transaction keeps all others from writing.
        if (await WithRows(db, now).AnyAsync(ct))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await DeleteRowsAsync(db, await WithRows(db, now).Select(run => run.Id).ToListAsync(ct), ct);
            await transaction.CommitAsync(ct);
        }

        var deleted = await Deleted(db, now).Select(run => run.Id).ToListAsync(ct);
        return [.. deleted.Where(present.Contains).Where(TryDeleteFiles)];
    }

    private static IQueryable<Run> Aside(FerDbContext db, DateTimeOffset now) => db.Runs.IgnoreQueryFilters().Where(run => run.DeletedAt > now);

    private static IQueryable<Run> Deleted(FerDbContext db, DateTimeOffset now) => db.Runs.IgnoreQueryFilters().Where(run => run.DeletedAt <= now);

    private static IQueryable<Run> WithRows(FerDbContext db, DateTimeOffset now) => Deleted(db, now).Where(run =>
        run.Note != null || run.BestEpoch != null || run.BestValidationAccuracy != null || run.Epochs.Any() || run.Checkpoints.Any() || run.Tags.Any()
        || db.Evaluations.Any(row => row.RunId == run.Id) || db.MilestoneScores.Any(row => row.RunId == run.Id) || db.ModelExports.Any(row => row.RunId == run.Id));

    private static async Task CheckAsync(FerDbContext db, int runId, CancellationToken ct)
    {
        var run = await db.Runs.Where(row => row.Id == runId).Select(row => new { row.State, row.SplitId }).SingleOrDefaultAsync(ct)
            ?? throw new RunDeletionException($"There is no run {runId}. Nothing was deleted.");
        if (run.State is RunState.Queued or RunState.Running or RunState.Paused)
            throw new RunDeletionException($"Run {runId} has not ended. Nothing was deleted; cancel it first.");
        if (await RunNeeds.FindAsync(db, runId, run.SplitId, ct) is { } need)
            throw new RunDeletionException($"Run {runId} cannot be deleted. {need} Nothing was deleted.");
    }

    private static Task<int> HideAsync(FerDbContext db, int runId, DateTimeOffset at, CancellationToken ct) =>
        db.Runs.Where(run => run.Id == runId).ExecuteUpdateAsync(set => set.SetProperty(run => run.DeletedAt, at), ct);

    private static async Task DeleteRowsAsync(FerDbContext db, List<int> runIds, CancellationToken ct)
    {
        await db.Runs.IgnoreQueryFilters().Where(run => runIds.Contains(run.Id)).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.Note, (string?)null)
            .SetProperty(run => run.BestEpoch, (int?)null)
            .SetProperty(run => run.BestValidationAccuracy, (double?)null), ct);
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
