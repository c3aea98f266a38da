using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Labelling;

/// <summary>Reads the label log.</summary>
public sealed class LabelHistory(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>All that happened to one sample, newest first, one entry for each act.</summary>
    public async Task<IReadOnlyList<SampleHistoryEntry>> OfSampleAsync(long sampleId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await (
            from e in db.LabelEvents.AsNoTracking()
            where e.SampleId == sampleId
            join act in db.LabelActs on e.ActId equals act.Id into acts
            from act in acts.DefaultIfEmpty()
            orderby e.Id
            select new
            {
                Event = e,
                Kind = (ActKind?)act!.Kind,
                Count = (int?)act.SampleCount,
                IsUndone = (bool?)act.IsUndone,
                act.Reason,
                Tag = db.Tags.Where(tag => tag.Id == e.TagId).Select(tag => tag.Name).FirstOrDefault(),
            }).ToListAsync(ct);
        var entries = rows.GroupBy(row => row.Event.ActId is { } act ? (act, 0L) : (0L, row.Event.Id)).Select(group =>
        {
            var first = group.First();
            var label = group.Select(row => row.Event).FirstOrDefault(e => e.Aspect == LabelAspect.Label)?.To;
            return (Order: group.Max(row => row.Event.Id), Entry: new SampleHistoryEntry(
                first.Event.ActId, first.Kind, first.Event.Actor, first.Event.At, first.Reason ?? first.Event.Reason, first.Count ?? 1, first.IsUndone ?? false, label,
                [.. group.Where(row => row.Event.From is not null).Select(row => new ActChange(row.Event.Aspect, row.Tag, row.Event.From!.Value, row.Event.To, 1))]));
        });
        return [.. entries.OrderByDescending(pair => pair.Order).Select(pair => pair.Entry)];
    }
}
