using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Labelling;

/// <summary>Reads the label log.</summary>
public sealed class LabelHistory(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>All events of one sample, newest first.</summary>
    public async Task<IReadOnlyList<LabelHistoryEntry>> OfSampleAsync(long sampleId, CancellationToken ct)
    {
        var db = await contexts.CreateDbContextAsync(ct);
        await using var _ = db;
        return await db.LabelEvents.AsNoTracking()
            .Where(e => e.SampleId == sampleId && e.Aspect == LabelAspect.Label)
            .OrderByDescending(e => e.Id)
            .Select(e => new LabelHistoryEntry(
                e.Id, e.From, e.To, e.Source, e.Actor, e.At, e.Reason, db.LabelActs.Any(act => act.Id == e.ActId && act.IsUndone)))
            .ToListAsync(ct);
    }
}
