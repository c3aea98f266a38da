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

        // The events of one act were written in one transaction, so whatever overtook any of them has a higher id than all of them.
        long[] sampleIds = [.. act.Select(done => done.SampleId)];
        var lastId = act[^1].Id;
        var overtaken = await Standing(db).Where(e => e.Id > lastId && EF.Parameter(sampleIds).Contains(e.SampleId))
            .Select(e => e.SampleId).ToHashSetAsync(ct);
        List<LabelEvent> undone = [.. act.Where(done => !overtaken.Contains(done.SampleId))];
        AddOpposites(db, undone, actor);
        await db.SaveChangesAsync(ct);
        var restored = await MoveLabelsBackAsync(db, undone, ct);
        await transaction.CommitAsync(ct);
        return new UndoResult(restored, [.. overtaken.Order()]);
    }

    private void AddOpposites(FerDbContext db, List<LabelEvent> undone, string actor)
    {
        var at = clock.GetUtcNow();
        var batch = undone.Count > 1 ? Guid.CreateVersion7(at) : (Guid?)null;
        db.LabelEvents.AddRange(undone.Select(done => new LabelEvent
        {
            EventId = Guid.CreateVersion7(at),
            DatasetId = done.DatasetId,
            SampleId = done.SampleId,
            From = done.To,
            To = Before(done),
            Source = LabelSource.Undo,
            Actor = actor,
            At = at,
            BatchId = batch,
            UndoesId = done.Id,
        }));
    }

    private static async Task<List<RestoredLabel>> MoveLabelsBackAsync(FerDbContext db, List<LabelEvent> undone, CancellationToken ct)
    {
        foreach (var group in undone.GroupBy(Before))
        {
            long[] ids = [.. group.Select(done => done.SampleId)];
            await db.Samples.Where(sample => EF.Parameter(ids).Contains(sample.Id)).ExecuteUpdateAsync(
                change => change.SetProperty(s => s.Label, group.Key).SetProperty(s => s.Version, s => s.Version + 1), ct);
        }
        long[] all = [.. undone.Select(done => done.SampleId)];
        var versions = await db.Samples.AsNoTracking().Where(sample => EF.Parameter(all).Contains(sample.Id))
            .Select(sample => new { sample.Id, sample.Version }).ToDictionaryAsync(row => row.Id, row => row.Version, ct);
        return [.. undone.Select(done => new RestoredLabel(done.SampleId, done.To, Before(done), versions[done.SampleId]))];
    }

    private static int Before(LabelEvent done) =>
        done.From ?? throw new InvalidOperationException($"Label event {done.Id} is an import and cannot be undone.");

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
