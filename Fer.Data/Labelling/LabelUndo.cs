using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Labelling;

/// <summary>Takes label changes back by adding the opposite event, so that an undo survives reloads and restarts and is itself on record.</summary>
public sealed class LabelUndo(IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    /// <summary>Takes back the latest act of a person in a dataset that was not taken back yet: one event, or all events of its batch.</summary>
    public async Task<UndoResult> UndoLastAsync(int datasetId, string actor, CancellationToken ct)
    {
        var db = await contexts.CreateDbContextAsync(ct);
        await using var _ = db;
        var transaction = await db.Database.BeginTransactionAsync(ct);
        await using var __ = transaction;

        var act = await FindLastActAsync(db, datasetId, actor, ct);
        if (act.Count == 0)
            return UndoResult.Nothing;

        var at = clock.GetUtcNow();
        var batch = act.Count > 1 ? Guid.CreateVersion7(at) : (Guid?)null;
        List<RestoredLabel> restored = [];
        List<long> kept = [];
        foreach (var done in act)
        {
            var overtaken = await Standing(db).AnyAsync(e => e.SampleId == done.SampleId && e.Id > done.Id, ct);
            if (overtaken)
            {
                kept.Add(done.SampleId);
                continue;
            }
            restored.Add(await TakeBackAsync(db, done, actor, at, batch, ct));
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new UndoResult(restored, kept);
    }

    private static async Task<RestoredLabel> TakeBackAsync(
        FerDbContext db, LabelEvent done, string actor, DateTimeOffset at, Guid? batch, CancellationToken ct)
    {
        var before = done.From ?? throw new InvalidOperationException($"Label event {done.Id} is an import and cannot be undone.");
        db.LabelEvents.Add(new LabelEvent
        {
            EventId = Guid.CreateVersion7(at),
            DatasetId = done.DatasetId,
            SampleId = done.SampleId,
            From = done.To,
            To = before,
            Source = LabelSource.Undo,
            Actor = actor,
            At = at,
            BatchId = batch,
            UndoesId = done.Id,
        });
        var sample = await db.Samples.SingleAsync(s => s.Id == done.SampleId, ct);
        sample.Label = before;
        sample.Version++;
        return new RestoredLabel(done.SampleId, done.To, before, sample.Version);
    }

    /// <summary>
    /// The newest own act with an event that stands and was not overtaken. An act whose every image was changed again
    /// by somebody is passed over, else it would block the undo of what lies before it for ever.
    /// </summary>
    private static async Task<List<LabelEvent>> FindLastActAsync(FerDbContext db, int datasetId, string actor, CancellationToken ct)
    {
        var standing = Standing(db);
        var last = await standing
            .Where(e => e.DatasetId == datasetId && e.Actor == actor && e.Source != LabelSource.Imported
                && !standing.Any(other => other.SampleId == e.SampleId && other.Id > e.Id))
            .OrderByDescending(e => e.Id).FirstOrDefaultAsync(ct);
        if (last is null)
            return [];
        if (last.BatchId is not { } batch)
            return [last];
        return await standing.Where(e => e.BatchId == batch).OrderBy(e => e.Id).ToListAsync(ct);
    }

    /// <summary>Events that still count: no undo, and not taken back by one.</summary>
    private static IQueryable<LabelEvent> Standing(FerDbContext db) => db.LabelEvents.AsNoTracking()
        .Where(e => e.Source != LabelSource.Undo && !db.LabelEvents.Any(undo => undo.UndoesId == e.Id));
}
