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
    public async Task<IReadOnlyList<LabelDifference>> CountAsync(int datasetId, DateTimeOffset moment, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Then(db, datasetId, moment).GroupBy(row => new { row.Then, row.Now })
            .Select(group => new LabelDifference(group.Key.Then, group.Key.Now, group.Count())).ToListAsync(ct);
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
        var names = await db.Tags.AsNoTracking().Where(tag => tag.DatasetId == datasetId).ToDictionaryAsync(tag => tag.Id, tag => tag.Name, ct);
        var facts = await db.Database.SqlQuery<Fact>(
            $"""
            SELECT e.SampleId, e.Aspect, e.TagId, e."To" AS Value, MAX(e.Id) AS LastId FROM LabelEvent AS e NOT INDEXED
            WHERE e.DatasetId = {datasetId} AND e.At <= {moment.ToUnixTimeMilliseconds()} GROUP BY e.SampleId, e.Aspect, e.TagId
            """).ToListAsync(ct);
        Dictionary<long, SampleAsOf> samples = [];
        foreach (var sample in facts.GroupBy(fact => fact.SampleId))
        {
            // A tag needs a label to hang on; only a database from elsewhere has none.
            if (Value(sample, LabelAspect.Label) is { } label)
                samples[sample.Key] = new SampleAsOf(label, Value(sample, LabelAspect.Reviewed) == 1, Value(sample, LabelAspect.Excluded) == 1, TagsOf(sample, names));
        }
        return samples;
    }

    private static int? Value(IEnumerable<Fact> facts, LabelAspect aspect) => facts.FirstOrDefault(fact => fact.Aspect == aspect.ToString())?.Value;

    private static string[] TagsOf(IEnumerable<Fact> facts, Dictionary<int, string> names) =>
        [.. facts.Where(fact => fact.TagId is not null && fact.Value == 1).Select(fact => names[fact.TagId!.Value]).Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>One pass over the log in its own order; SQLite gives the columns of the row that has the maximum. Looking each sample up by the index takes six times as long.</summary>
    private static IQueryable<Row> Then(FerDbContext db, int datasetId, DateTimeOffset moment) => db.Database.SqlQuery<Row>(
        $"""
        SELECT s.Id, s.Label AS Now, last."To" AS "Then" FROM Sample AS s
        LEFT JOIN (SELECT e.SampleId, e."To", MAX(e.Id) AS LastId FROM LabelEvent AS e NOT INDEXED
            WHERE e.DatasetId = {datasetId} AND e.Aspect = 'Label' AND e.At <= {moment.ToUnixTimeMilliseconds()} GROUP BY e.SampleId) AS last ON last.SampleId = s.Id
        WHERE s.DatasetId = {datasetId}
        """);

    private sealed record Row(long Id, int Now, int? Then);

    private sealed record Fact(long SampleId, string Aspect, int? TagId, int Value);
}
