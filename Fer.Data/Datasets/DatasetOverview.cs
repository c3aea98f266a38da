using Fer.Data.Labelling;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Datasets;

/// <summary>Reads one dataset for its page.</summary>
public sealed class DatasetOverview(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Rejections that are listed at most for each source.</summary>
    public const int MostRejections = 200;

    /// <summary>What the dataset holds, or null where there is none with this id.</summary>
    public async Task<DatasetFacts?> FindAsync(int datasetId, CancellationToken ct)
    {
        var summary = (await new DatasetList(contexts).ReadAsync(ct)).FirstOrDefault(row => row.Id == datasetId);
        if (summary is null)
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var usages = await db.Samples.AsNoTracking().Where(sample => sample.DatasetId == datasetId)
            .GroupBy(sample => new { sample.Label, sample.Usage })
            .Select(group => new UsageCount(group.Key.Label, group.Key.Usage, group.Count())).ToListAsync(ct);
        var repeated = await db.Samples.AsNoTracking().Where(sample => sample.DatasetId == datasetId)
            .GroupBy(sample => sample.PixelHash).Where(group => group.Count() > 1)
            .Select(group => new { Count = group.Count(), Conflicts = group.Min(s => s.Label) != group.Max(s => s.Label) })
            .ToListAsync(ct);
        var events = await db.LabelEvents.CountAsync(e => e.DatasetId == datasetId && e.ActId != null && e.Aspect == LabelAspect.Label, ct);
        var voted = await (
            from vote in db.Votes
            join sample in db.Samples on vote.SampleId equals sample.Id
            where sample.DatasetId == datasetId
            select vote.SampleId).Distinct().CountAsync(ct);
        return new DatasetFacts(
            summary, usages, await ReadSourcesAsync(db, datasetId, ct),
            repeated.Count, repeated.Sum(row => row.Count), repeated.Count(row => row.Conflicts), events, voted);
    }

    /// <summary>All stored rejections of a dataset with the name of their source, in the order of import; null for an unknown dataset.</summary>
    public async Task<IReadOnlyList<(string Source, RejectionRow Row)>?> ReadRejectionsAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.Datasets.AnyAsync(dataset => dataset.Id == datasetId, ct))
            return null;
        var rows = await (
            from row in db.ImportRejections.AsNoTracking()
            join source in db.ImportSources on row.ImportSourceId equals source.Id
            where source.DatasetId == datasetId
            orderby row.Id
            select new { source.Name, row.Place, row.Reason }).ToListAsync(ct);
        return [.. rows.Select(row => (row.Name, new RejectionRow(row.Place, row.Reason)))];
    }

    private static Task<List<SourceSummary>> ReadSourcesAsync(FerDbContext db, int datasetId, CancellationToken ct) =>
        db.ImportSources.AsNoTracking().Where(source => source.DatasetId == datasetId).OrderBy(source => source.Id)
            .Select(source => new SourceSummary(
                source.Id, source.Name, source.Kind, source.StartedAt, source.CompletedAt,
                db.Samples.Count(sample => sample.ImportSourceId == source.Id), source.RejectedCount,
                source.Rejections.OrderBy(row => row.Id).Take(MostRejections)
                    .Select(row => new RejectionRow(row.Place, row.Reason)).ToList()))
            .ToListAsync(ct);
}
