using Fer.Data;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.CommandLine;

/// <summary>Counts a dataset's images by class, source and split.</summary>
internal static class DatasetStatistics
{
    /// <summary>Counts one dataset.</summary>
    public static async Task<StatsResult> CountAsync(FerDbContext db, int datasetId, CancellationToken ct)
    {
        var dataset = await db.Datasets.AsNoTracking().Where(row => row.Id == datasetId).Select(row => new { row.Name, row.IsDrawn }).SingleAsync(ct);
        var samples = db.Samples.AsNoTracking().Where(sample => sample.DatasetId == datasetId);
        var classes = await ClassesAsync(db, datasetId, ct);
        return new StatsResult(
            dataset.Name,
            dataset.IsDrawn,
            classes.Sum(row => row.Images),
            await samples.CountAsync(sample => sample.Label != sample.OriginalLabel, ct),
            await samples.CountAsync(sample => db.Votes.Any(vote => vote.SampleId == sample.Id), ct),
            classes,
            await SourcesAsync(db, datasetId, ct),
            await SplitsAsync(db, datasetId, ct));
    }

    private static async Task<List<ClassCount>> ClassesAsync(FerDbContext db, int datasetId, CancellationToken ct)
    {
        var names = await db.Classes.AsNoTracking().Where(row => row.DatasetId == datasetId).OrderBy(row => row.Index).ToListAsync(ct);
        var counts = await db.Samples.AsNoTracking().Where(sample => sample.DatasetId == datasetId)
            .GroupBy(sample => new { sample.Label, sample.OriginalLabel, sample.Usage })
            .Select(group => new { group.Key.Label, group.Key.OriginalLabel, group.Key.Usage, Images = group.Count() })
            .ToListAsync(ct);
        return [.. names.Select(row => new ClassCount(
            row.Index,
            row.Name,
            counts.Where(count => count.Label == row.Index).Sum(count => count.Images),
            counts.Where(count => count.OriginalLabel == row.Index).Sum(count => count.Images),
            counts.Where(count => count.Label == row.Index).GroupBy(count => count.Usage).OrderBy(group => group.Key)
                .ToDictionary(group => group.Key.ToString(), group => group.Sum(count => count.Images))))];
    }

    private static async Task<List<SourceCount>> SourcesAsync(FerDbContext db, int datasetId, CancellationToken ct) =>
        await db.ImportSources.AsNoTracking().Where(source => source.DatasetId == datasetId).OrderBy(source => source.Id)
            .Select(source => new SourceCount(
                source.Name, source.Kind, db.Samples.Count(sample => sample.ImportSourceId == source.Id), source.RejectedCount, source.CompletedAt != null))
            .ToListAsync(ct);

    private static async Task<List<SplitCount>> SplitsAsync(FerDbContext db, int datasetId, CancellationToken ct)
    {
        var rows = await db.Splits.AsNoTracking().Where(split => split.DatasetId == datasetId && split.CrossValidationId == null)
            .Join(db.SplitSamples, split => split.Id, row => row.SplitId, (split, row) => new { split.Id, split.Name, row.Part })
            .GroupBy(row => new { row.Id, row.Name, row.Part })
            .Select(group => new { group.Key.Id, group.Key.Name, group.Key.Part, Images = group.Count() })
            .ToListAsync(ct);
        return [.. rows.GroupBy(row => (row.Id, row.Name)).OrderBy(group => group.Key.Id).Select(group =>
            new SplitCount(group.Key.Name, group.OrderBy(row => row.Part).ToDictionary(row => row.Part.ToString(), row => row.Images)))];
    }
}
