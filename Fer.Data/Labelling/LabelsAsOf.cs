using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Labelling;

/// <summary>
/// Reads a dataset's labels as they stood at a moment: for each sample the last of its label events that was committed
/// until then. Samples imported later are not part of the dataset at that moment.
/// </summary>
public sealed class LabelsAsOf(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>How many samples had which label at the moment, and which they have now.</summary>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="moment">The moment; events committed at that very millisecond count.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<IReadOnlyList<LabelMove>> CountAsync(int datasetId, DateTimeOffset moment, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Then(db, datasetId, moment).GroupBy(row => new { row.Then, row.Now })
            .Select(group => new LabelMove(group.Key.Then, group.Key.Now, group.Count())).ToListAsync(ct);
    }

    /// <summary>Samples whose label at the moment was another than it is now, by id.</summary>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="pair">Only those that had and have these class indices; null for all.</param>
    /// <param name="skip">Samples to pass over.</param>
    /// <param name="take">Most samples.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<IReadOnlyList<MovedSample>> ReadMovedAsync(
        int datasetId, DateTimeOffset moment, (int Then, int Now)? pair, int skip, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = Then(db, datasetId, moment).Where(row => row.Then != null && row.Then != row.Now);
        if (pair is var (then, now))
            rows = rows.Where(row => row.Then == then && row.Now == now);
        var found = await rows.OrderBy(row => row.Id).Skip(skip).Take(take)
            .Join(db.Samples, row => row.Id, sample => sample.Id, (row, sample) => new { row.Id, row.Then, row.Now, sample.PixelHash })
            .OrderBy(row => row.Id).ToListAsync(ct);
        return [.. found.Select(row => new MovedSample(row.Id, SampleImageTag.Of(row.PixelHash), row.Then!.Value, row.Now))];
    }

    /// <summary>Every sample that there was at the moment, by id, with its label, marks and tags of then.</summary>
    public async Task<IReadOnlyDictionary<long, SampleAsOf>> ReadAllAsync(int datasetId, DateTimeOffset moment, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var at = moment.ToUnixTimeMilliseconds();
        var tags = (await db.Database.SqlQuery<TagRow>(
            $"""
            SELECT e.SampleId, t.Name FROM LabelEvent AS e JOIN Tag AS t ON t.Id = e.TagId
            WHERE t.DatasetId = {datasetId} AND e.Aspect = 'Tag' AND e."To" = 1 AND e.At <= {at} AND NOT EXISTS (SELECT 1 FROM LabelEvent AS o
                WHERE o.SampleId = e.SampleId AND o.Id > e.Id AND o.Aspect = 'Tag' AND o.TagId = e.TagId AND o.At <= {at})
            """).ToListAsync(ct)).ToLookup(row => row.SampleId, row => row.Name);
        var rows = await db.Database.SqlQuery<MarkRow>(
            $"""
            SELECT s.Id,
                (SELECT e."To" FROM LabelEvent AS e WHERE e.SampleId = s.Id AND e.Aspect = 'Label' AND e.At <= {at} ORDER BY e.Id DESC LIMIT 1) AS Label,
                (SELECT e."To" FROM LabelEvent AS e WHERE e.SampleId = s.Id AND e.Aspect = 'Reviewed' AND e.At <= {at} ORDER BY e.Id DESC LIMIT 1) AS Reviewed,
                (SELECT e."To" FROM LabelEvent AS e WHERE e.SampleId = s.Id AND e.Aspect = 'Excluded' AND e.At <= {at} ORDER BY e.Id DESC LIMIT 1) AS Excluded
            FROM Sample AS s WHERE s.DatasetId = {datasetId}
            """).ToListAsync(ct);
        return rows.Where(row => row.Label is not null).ToDictionary(row => row.Id, row => new SampleAsOf(
            row.Label!.Value, row.Reviewed == 1, row.Excluded == 1, [.. tags[row.Id].Order(StringComparer.OrdinalIgnoreCase)]));
    }

    private static IQueryable<Row> Then(FerDbContext db, int datasetId, DateTimeOffset moment) => db.Database.SqlQuery<Row>(
        $"""
        SELECT s.Id, s.Label AS Now, (SELECT e."To" FROM LabelEvent AS e
            WHERE e.SampleId = s.Id AND e.Aspect = 'Label' AND e.At <= {moment.ToUnixTimeMilliseconds()} ORDER BY e.Id DESC LIMIT 1) AS "Then"
        FROM Sample AS s WHERE s.DatasetId = {datasetId}
        """);

    private sealed record Row(long Id, int Now, int? Then);

    private sealed record TagRow(long SampleId, string Name);

    private sealed record MarkRow(long Id, int? Label, int? Reviewed, int? Excluded);
}
