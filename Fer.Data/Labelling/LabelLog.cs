using Fer.Data.Curators;
using Fer.Data.Tags;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Labelling;

/// <summary>
/// The only way to change a label, a mark or a tag: each change appends an act with its events and moves what is cached
/// on the samples in the same immediate transaction. When a method returns, the change is on disk (<c>synchronous=FULL</c>).
/// </summary>
public sealed class LabelLog(IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    /// <summary>Gives one image a label and marks it as reviewed.</summary>
    public async Task<RelabelResult> RelabelAsync(RelabelCommand command, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);

        var sample = await db.Samples.AsNoTracking().Where(s => s.Id == command.SampleId)
            .Select(s => new { s.DatasetId, s.Label, s.Version, s.IsReviewed }).SingleOrDefaultAsync(ct);
        if (sample is null)
            return new RelabelResult(RelabelOutcome.UnknownSample, -1, 0);
        if (await db.LabelActs.AnyAsync(act => act.Key == command.Key, ct))
            return new RelabelResult(RelabelOutcome.AlreadyApplied, sample.Label, sample.Version);
        if (!await IsClassInUseAsync(db, sample.DatasetId, command.Label, ct))
            return new RelabelResult(RelabelOutcome.UnknownClass, sample.Label, sample.Version);
        if (sample.Label == command.Label && sample.IsReviewed)
            return new RelabelResult(RelabelOutcome.Unchanged, sample.Label, sample.Version);
        if (sample.Label != command.Label && await FindOtherAsync(db, command.SampleId, command.SeenVersion, command.By, ct) is { } other)
            return new RelabelResult(RelabelOutcome.Conflict, sample.Label, sample.Version, other);

        var order = new ActOrder(command.Key, sample.DatasetId, ActKind.Label, new SampleChange.SetLabel([command.SampleId], command.Label), command.By, command.Reason);
        var act = await ActWriter.AddActAsync(db, NewAct(order, 1), ct);
        await ActWriter.AddEventsAsync(db, act, order.Change, ct);
        await ActWriter.AddEventsAsync(db, act, new SampleChange.SetReviewed([command.SampleId], true), ct);
        await ActWriter.ApplyAsync(db, act.Id, ct);
        await transaction.CommitAsync(ct);
        return new RelabelResult(RelabelOutcome.Saved, command.Label, sample.Label == command.Label ? sample.Version : sample.Version + 1);
    }

    /// <summary>Changes many samples, as one act.</summary>
    /// <exception cref="ArgumentException">A tag's name is empty or too long.</exception>
    public async Task<ActResult> ApplyAsync(ActOrder order, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var result = await ApplyAsync(db, order, ct);
        if (result.Outcome == RelabelOutcome.Saved)
            await transaction.CommitAsync(ct);
        return result;
    }

    /// <summary>The same inside a transaction of the caller, who commits where the outcome is <see cref="RelabelOutcome.Saved"/>.</summary>
    internal async Task<ActResult> ApplyAsync(FerDbContext db, ActOrder order, CancellationToken ct)
    {
        if (await db.LabelActs.Where(act => act.Key == order.Key).Select(act => new { act.Id, act.SampleCount }).SingleOrDefaultAsync(ct) is { } before)
            return new ActResult(RelabelOutcome.AlreadyApplied, before.Id, before.SampleCount);
        foreach (var label in LabelsOf(order.Change))
        {
            if (!await IsClassInUseAsync(db, order.DatasetId, label, ct))
                return new ActResult(RelabelOutcome.UnknownClass, null, 0);
        }

        if (order.Change is SampleChange.SetLabels { Seen: { } seen } && await HasMovedAsync(db, seen, ct))
            return new ActResult(RelabelOutcome.Conflict, null, 0);

        var act = await ActWriter.AddActAsync(db, NewAct(order, 0), ct);
        act.SampleCount = await AddEventsAsync(db, act, order.Change, ct);
        // A merge changes the classes and a decision its issue, also where no sample changes.
        if (act.SampleCount == 0 && order.Kind is not (ActKind.Merge or ActKind.Suggestion))
            return new ActResult(RelabelOutcome.Unchanged, null, 0);
        await db.SaveChangesAsync(ct);
        await ActWriter.ApplyAsync(db, act.Id, ct);
        return new ActResult(RelabelOutcome.Saved, act.Id, act.SampleCount);
    }

    /// <summary>Adds the events of a change, or of all that it consists of.</summary>
    /// <returns>Samples with an event.</returns>
    private static async Task<int> AddEventsAsync(FerDbContext db, LabelAct act, SampleChange change, CancellationToken ct)
    {
        switch (change)
        {
            case SampleChange.Several several:
                foreach (var part in several.Changes)
                    await AddEventsAsync(db, act, part, ct);
                return await db.LabelEvents.Where(e => e.ActId == act.Id).Select(e => e.SampleId).Distinct().CountAsync(ct);
            case SampleChange.SetTag tag:
                return await ActWriter.AddTagEventsAsync(db, act, tag, await TagAsync(db, act.DatasetId, tag.Name, ct), ct);
            default:
                return await ActWriter.AddEventsAsync(db, act, change, ct);
        }
    }

    private static async Task<bool> HasMovedAsync(FerDbContext db, IReadOnlyDictionary<long, int> seen, CancellationToken ct)
    {
        long[] ids = [.. seen.Keys];
        var labels = await db.Samples.AsNoTracking().Where(sample => EF.Parameter(ids).Contains(sample.Id))
            .Select(sample => new { sample.Id, sample.Label }).ToListAsync(ct);
        return labels.Exists(sample => sample.Label != seen[sample.Id]);
    }

    /// <summary>Who else changed the label last since the person saw it; null where nobody did. One's own changes are no conflict, however late the page learns of them.</summary>
    internal static Task<string?> FindOtherAsync(FerDbContext db, long sampleId, int seenVersion, ActingCurator by, CancellationToken ct)
    {
        // A version counts the label events, so those behind it are the ones that the person has not seen.
        var unseen = db.LabelEvents.Where(e => e.SampleId == sampleId && e.Aspect == LabelAspect.Label)
            .OrderBy(e => e.Id).Skip(seenVersion);
        return unseen.Where(e => db.LabelActs.Any(act => act.Id == e.ActId && act.CuratorId != by.Id))
            .OrderByDescending(e => e.Id).Select(e => e.Actor).FirstOrDefaultAsync(ct);
    }

    private LabelAct NewAct(ActOrder order, int samples) => new()
    {
        Key = order.Key,
        DatasetId = order.DatasetId,
        CuratorId = order.By.Id,
        Actor = order.By.Name,
        Kind = order.Kind,
        At = clock.GetUtcNow(),
        Reason = order.Reason,
        SampleCount = samples,
    };

    private static IEnumerable<int> LabelsOf(SampleChange change) => change switch
    {
        SampleChange.SetLabel set => [set.Label],
        SampleChange.SetLabels set => set.Labels.Values.Distinct(),
        SampleChange.Several several => several.Changes.SelectMany(LabelsOf).Distinct(),
        _ => [],
    };

    internal static Task<bool> IsClassInUseAsync(FerDbContext db, int datasetId, int label, CancellationToken ct) =>
        db.Classes.AnyAsync(
            row => row.DatasetId == datasetId && row.Index == label
                && !db.LabelActs.Any(act => act.Id == row.MergedByActId && !act.IsUndone), ct);

    private static async Task<int> TagAsync(FerDbContext db, int datasetId, string name, CancellationToken ct)
    {
        var trimmed = name.Trim();
        if (trimmed.Length is 0 or > Tag.LongestName)
            throw new ArgumentException($"A tag has 1 to {Tag.LongestName} characters.", nameof(name));
        if (await db.Tags.Where(tag => tag.DatasetId == datasetId && tag.Name == trimmed).Select(tag => (int?)tag.Id).SingleOrDefaultAsync(ct) is { } known)
            return known;
        var made = new Tag { DatasetId = datasetId, Name = trimmed };
        db.Tags.Add(made);
        await db.SaveChangesAsync(ct);
        return made.Id;
    }
}
