using System.Globalization;
using Fer.Data;
using Fer.Data.Fixing;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Splitting;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Fixing;

/// <summary>Takes fix loops from step to step: a run, the review of its suspects, the same split with corrected labels, the same recipe again.</summary>
public sealed class FixLoops(IDbContextFactory<FerDbContext> contexts, FixReader reader, SplitMaker splits, RunQueue queue, TimeProvider clock)
{
    /// <summary>Begins a loop at a run; what is decided from now on belongs to it.</summary>
    /// <returns>Its key.</returns>
    /// <exception cref="FixException">There is no such run, or it has not ended well.</exception>
    public async Task<int> StartAsync(int baseRunId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var run = await db.Runs.AsNoTracking().SingleOrDefaultAsync(row => row.Id == baseRunId, ct) ?? throw new FixException($"There is no run {baseRunId}.");
        if (run.State != RunState.Completed)
            throw new FixException($"Run {baseRunId} has not ended well, so there is nothing to compare a corrected run with. Choose a completed run.");
        if (await db.Splits.AnyAsync(split => split.Id == run.SplitId && split.CrossValidationId != null, ct))
            throw new FixException($"Run {baseRunId} is a fold of a cross-validation. Choose a run on a split of its own.");
        var loop = new FixLoop
        {
            DatasetId = run.DatasetId,
            BaseRunId = baseRunId,
            AfterActId = await db.LabelActs.MaxAsync(act => (long?)act.Id, ct) ?? 0,
            StartedAt = clock.GetUtcNow(),
        };
        db.FixLoops.Add(loop);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return loop.Id;
    }

    /// <summary>Makes the split with the same assignment and the labels of now; its test part keeps the labels of the base split.</summary>
    /// <exception cref="FixException">There is no such loop, or its split was made already.</exception>
    /// <exception cref="SplitException">The split cannot be made.</exception>
    public async Task<int> MakeSplitAsync(int id, CancellationToken ct)
    {
        var status = await reader.FindAsync(id, ct) ?? throw new FixException($"There is no fix loop {id}.");
        if (status.CorrectedSplitId is not null)
            throw new FixException($"The corrected split of this loop is {status.CorrectedSplit}. Start another loop for another round.");
        var (splitId, _) = await splits.MakeFromAsync(status.Base.SplitId, await FreeNameAsync(status, ct), ct);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var last = await db.LabelActs.MaxAsync(act => (long?)act.Id, ct);
        await SetAsync(id, loop => (loop.CorrectedSplitId, loop.UntilActId) = (splitId, last), ct);
        return splitId;
    }

    /// <summary>Queues the base run's recipe, seed and all, on the corrected split.</summary>
    /// <exception cref="FixException">There is no such loop or no corrected split, or a run on it is under way or done.</exception>
    /// <exception cref="InvalidRunException">The recipe cannot be used any more.</exception>
    public async Task<int> QueueRunAsync(int id, CancellationToken ct)
    {
        var status = await reader.FindAsync(id, ct) ?? throw new FixException($"There is no fix loop {id}.");
        if (status.CorrectedSplitId is not { } splitId)
            throw new FixException("Make the split with the corrected labels first.");
        if (status.Corrected is { State: RunState.Queued or RunState.Running or RunState.Paused or RunState.Completed })
            throw new FixException($"Run {status.Corrected.Id} is this loop's run already.");
        var runId = await queue.EnqueueAsync(
            new NewRun { DatasetId = status.DatasetId, SplitId = splitId, Name = Shorten($"{status.Base.Name}, corrected"), Hyperparameters = status.Base.Settings }, ct);
        await SetAsync(id, loop => loop.CorrectedRunId = runId, ct);
        return runId;
    }

    /// <summary>Deletes a loop for ever: the record of the round alone. Its runs, its split and all labels stay, and the runs can be deleted then.</summary>
    /// <exception cref="FixException">There is no such loop.</exception>
    public async Task DeleteAsync(int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.FixLoops.Where(loop => loop.Id == id).ExecuteDeleteAsync(ct) == 0)
            throw new FixException($"There is no fix loop {id}. Nothing was deleted.");
    }

    private async Task<string> FreeNameAsync(FixStatus status, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var taken = await db.Splits.Where(split => split.DatasetId == status.DatasetId).Select(split => split.Name).ToListAsync(ct);
        var stem = Shorten($"{status.Base.Split}, corrected", SplitMaker.LongestName - 6);
        return Enumerable.Range(1, taken.Count + 1)
            .Select(number => number == 1 ? stem : string.Create(CultureInfo.InvariantCulture, $"{stem} {number}"))
            .First(name => !taken.Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    private static string Shorten(string name, int most = 100) => name.Length <= most ? name : name[..most];

    private async Task SetAsync(int id, Action<FixLoop> change, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        change(await db.FixLoops.SingleAsync(loop => loop.Id == id, ct));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
