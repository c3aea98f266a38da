using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Labelling;

/// <summary>
/// The only way to change a label: each change appends an event and moves the sample's cached label in the same
/// immediate transaction. When a method returns, the change is on disk (<c>synchronous=FULL</c>).
/// </summary>
public sealed class LabelLog(IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    /// <summary>Gives one image a label.</summary>
    public async Task<RelabelResult> RelabelAsync(RelabelCommand command, CancellationToken ct)
    {
        var db = await contexts.CreateDbContextAsync(ct);
        await using var _ = db;
        var transaction = await db.Database.BeginTransactionAsync(ct);
        await using var __ = transaction;

        var sample = await db.Samples.AsNoTracking().Where(s => s.Id == command.SampleId)
            .Select(s => new { s.DatasetId, s.Label, s.Version }).SingleOrDefaultAsync(ct);
        if (sample is null)
            return new RelabelResult(RelabelOutcome.UnknownSample, -1, 0);
        if (await db.LabelEvents.AnyAsync(e => e.EventId == command.EventId, ct))
            return new RelabelResult(RelabelOutcome.AlreadyApplied, sample.Label, sample.Version);
        if (!await IsClassAsync(db, sample.DatasetId, command.Label, ct))
            return new RelabelResult(RelabelOutcome.UnknownClass, sample.Label, sample.Version);
        if (sample.Version != command.SeenVersion)
            return new RelabelResult(RelabelOutcome.Conflict, sample.Label, sample.Version);
        if (sample.Label == command.Label)
            return new RelabelResult(RelabelOutcome.Unchanged, sample.Label, sample.Version);

        db.LabelEvents.Add(new LabelEvent
        {
            EventId = command.EventId,
            DatasetId = sample.DatasetId,
            SampleId = command.SampleId,
            From = sample.Label,
            To = command.Label,
            Source = LabelSource.Human,
            Actor = command.Actor,
            At = clock.GetUtcNow(),
            Reason = command.Reason,
        });
        await db.SaveChangesAsync(ct);
        await MoveLabelsAsync(db, [command.SampleId], command.Label, ct);
        await transaction.CommitAsync(ct);
        return new RelabelResult(RelabelOutcome.Saved, command.Label, sample.Version + 1);
    }

    /// <summary>Gives many images one label, as one act.</summary>
    public async Task<BulkRelabelResult> RelabelManyAsync(BulkRelabelCommand command, CancellationToken ct)
    {
        var db = await contexts.CreateDbContextAsync(ct);
        await using var _ = db;
        var transaction = await db.Database.BeginTransactionAsync(ct);
        await using var __ = transaction;

        if (await db.LabelEvents.AnyAsync(e => e.BatchId == command.BatchId, ct))
            return new BulkRelabelResult(RelabelOutcome.AlreadyApplied, []);
        if (!await IsClassAsync(db, command.DatasetId, command.Label, ct))
            return new BulkRelabelResult(RelabelOutcome.UnknownClass, []);

        long[] asked = [.. command.SampleIds];
        var changing = await db.Samples.AsNoTracking()
            .Where(s => s.DatasetId == command.DatasetId && EF.Parameter(asked).Contains(s.Id) && s.Label != command.Label)
            .OrderBy(s => s.Id).Select(s => new { s.Id, s.Label }).ToListAsync(ct);
        if (changing.Count == 0)
            return new BulkRelabelResult(RelabelOutcome.Unchanged, []);

        var at = clock.GetUtcNow();
        db.LabelEvents.AddRange(changing.Select(sample => new LabelEvent
        {
            EventId = Guid.CreateVersion7(at),
            DatasetId = command.DatasetId,
            SampleId = sample.Id,
            From = sample.Label,
            To = command.Label,
            Source = LabelSource.Bulk,
            Actor = command.Actor,
            At = at,
            Reason = command.Reason,
            BatchId = command.BatchId,
        }));
        await db.SaveChangesAsync(ct);
        long[] changed = [.. changing.Select(sample => sample.Id)];
        await MoveLabelsAsync(db, changed, command.Label, ct);
        await transaction.CommitAsync(ct);
        return new BulkRelabelResult(RelabelOutcome.Saved, changed);
    }

    private static Task<bool> IsClassAsync(FerDbContext db, int datasetId, int label, CancellationToken ct) =>
        db.Classes.AnyAsync(row => row.DatasetId == datasetId && row.Index == label, ct);

    private static Task<int> MoveLabelsAsync(FerDbContext db, long[] sampleIds, int label, CancellationToken ct) =>
        db.Samples.Where(s => EF.Parameter(sampleIds).Contains(s.Id)).ExecuteUpdateAsync(
            change => change.SetProperty(s => s.Label, label).SetProperty(s => s.Version, s => s.Version + 1), ct);
}
