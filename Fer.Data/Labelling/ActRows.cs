using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Labelling;

/// <summary>Adds to acts what their events say.</summary>
internal static class ActRows
{
    /// <summary>The rows of some acts, in their order. All acts must be of one dataset.</summary>
    public static async Task<IReadOnlyList<ActRow>> ReadAsync(FerDbContext db, IReadOnlyList<LabelAct> acts, CancellationToken ct)
    {
        if (acts.Count == 0)
            return [];
        long[] targetIds = [.. acts.Select(act => act.TargetActId).OfType<long>().Distinct()];
        var targets = await db.LabelActs.AsNoTracking().Where(act => EF.Parameter(targetIds).Contains(act.Id)).ToListAsync(ct);
        var changes = await ReadChangesAsync(db, acts[0].DatasetId, [.. acts.Select(act => act.Id), .. targetIds], ct);
        var reach = await ReachAsync(db, [.. acts.Where(act => act.TargetActId is null).Select(act => act.Id)], ct);
        var shown = targets.ToDictionary(act => act.Id, act => Row(act, changes, null, null));
        return [.. acts.Select(act => Row(
            act, changes,
            act.TargetActId is null ? reach.GetValueOrDefault(act.Id) ?? new ActReach(0, 0) : null,
            act.TargetActId is { } target ? shown.GetValueOrDefault(target) : null))];
    }

    /// <summary>What reversing each of the acts would change; acts without samples are left out.</summary>
    public static async Task<Dictionary<long, ActReach>> ReachAsync(FerDbContext db, IReadOnlyList<long> actIds, CancellationToken ct)
    {
        var rows = await db.Database.SqlQueryRaw<ReachRow>(
            $$"""
            SELECT asked.ActId, COUNT(DISTINCT e.SampleId) AS Samples, COUNT(DISTINCT CASE WHEN {{ShowingEvents.Condition}} THEN e.SampleId END) AS Showing
            FROM (SELECT a.Id AS ActId, COALESCE(a.LatestActId, a.Id) AS Source, (SELECT MIN(f.Id) FROM LabelEvent AS f WHERE f.ActId = a.Id) AS FirstEventId
                FROM json_each({0}) AS chosen JOIN LabelAct AS a ON a.Id = chosen.value) AS asked
            JOIN LabelEvent AS e ON e.ActId = asked.Source JOIN Sample AS s ON s.Id = e.SampleId
            GROUP BY asked.ActId
            """, JsonSerializer.Serialize(actIds)).ToListAsync(ct);
        return rows.ToDictionary(row => row.ActId, row => new ActReach(row.Showing, row.Samples - row.Showing));
    }

    private static async Task<ILookup<long, ActChange>> ReadChangesAsync(FerDbContext db, int datasetId, long[] actIds, CancellationToken ct)
    {
        var tags = await db.Tags.AsNoTracking().Where(tag => tag.DatasetId == datasetId).ToDictionaryAsync(tag => tag.Id, tag => tag.Name, ct);
        var groups = await db.LabelEvents.AsNoTracking().Where(e => e.ActId != null && EF.Parameter(actIds).Contains(e.ActId!.Value))
            .GroupBy(e => new { e.ActId, e.Aspect, e.TagId, e.From, e.To })
            .Select(group => new { group.Key.ActId, group.Key.Aspect, group.Key.TagId, group.Key.From, group.Key.To, Count = group.Count() })
            .ToListAsync(ct);
        return groups.OrderByDescending(group => group.Count).ThenBy(group => group.From).ThenBy(group => group.To).ToLookup(
            group => group.ActId!.Value,
            group => new ActChange(group.Aspect, group.TagId is { } tag ? tags.GetValueOrDefault(tag) : null, group.From ?? 0, group.To, group.Count));
    }

    private static ActRow Row(LabelAct act, ILookup<long, ActChange> changes, ActReach? reach, ActRow? target) => new(
        act.Id, act.Kind, act.At, act.CuratorId, act.Actor, act.Reason, act.SampleCount, [.. changes[act.Id]], act.IsUndone, reach, target);

    private sealed record ReachRow(long ActId, int Samples, int Showing);
}
