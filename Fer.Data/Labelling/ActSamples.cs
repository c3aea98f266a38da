using System.Text.Json;
using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Labelling;

/// <summary>Reads which samples an act changed.</summary>
public sealed class ActSamples(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Some of the samples of an act, by id.</summary>
    /// <param name="actId">The act.</param>
    /// <param name="skip">Samples to pass over.</param>
    /// <param name="take">Most samples.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<IReadOnlyList<ActSample>> ReadAsync(long actId, int skip, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = await db.LabelEvents.AsNoTracking().Where(e => e.ActId == actId).Select(e => e.SampleId).Distinct()
            .OrderBy(id => id).Skip(skip).Take(take).ToListAsync(ct);
        var tags = await db.Tags.AsNoTracking().Where(tag => db.LabelEvents.Any(e => e.ActId == actId && e.TagId == tag.Id))
            .ToDictionaryAsync(tag => tag.Id, tag => tag.Name, ct);
        var showing = (await ReadShowingAsync(db, actId, ids, ct)).ToHashSet();
        var rows = await (
            from e in db.LabelEvents.AsNoTracking()
            join sample in db.Samples on e.SampleId equals sample.Id
            where e.ActId == actId && EF.Parameter(ids).Contains(e.SampleId)
            orderby e.Id
            select new { sample.Id, sample.PixelHash, sample.Label, e.Aspect, e.TagId, e.From, e.To }).ToListAsync(ct);
        return [.. rows.GroupBy(row => row.Id).OrderBy(group => group.Key).Select(group => new ActSample(
            group.Key, SampleImageTag.Of(group.First().PixelHash), group.First().Label,
            [.. group.Select(row => new ActChange(row.Aspect, row.TagId is { } tag ? tags.GetValueOrDefault(tag) : null, row.From ?? 0, row.To, 1))],
            showing.Contains(group.Key)))];
    }

    private static Task<List<long>> ReadShowingAsync(FerDbContext db, long actId, List<long> ids, CancellationToken ct) =>
        db.Database.SqlQueryRaw<long>(
            $$"""
            SELECT DISTINCT e.SampleId AS Value
            FROM (SELECT a.Id AS ActId, COALESCE(a.LatestActId, a.Id) AS Source, (SELECT MIN(f.Id) FROM LabelEvent AS f WHERE f.ActId = a.Id) AS FirstEventId
                FROM LabelAct AS a WHERE a.Id = {0}) AS asked
            JOIN LabelEvent AS e ON e.ActId = asked.Source JOIN Sample AS s ON s.Id = e.SampleId
            WHERE e.SampleId IN (SELECT value FROM json_each({1})) AND {{ShowingEvents.Condition}}
            """, actId, JsonSerializer.Serialize(ids)).ToListAsync(ct);
}
