using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Datasets;

/// <summary>Reads datasets for lists.</summary>
public sealed class DatasetList(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>All datasets, by name.</summary>
    public async Task<IReadOnlyList<DatasetSummary>> ReadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Datasets.AsNoTracking().OrderBy(dataset => dataset.Name).Select(dataset => new
        {
            dataset.Id,
            dataset.Name,
            dataset.IsDrawn,
            dataset.CreatedAt,
            Changed = db.Samples.Count(sample => sample.DatasetId == dataset.Id && sample.Label != sample.OriginalLabel),
            Splits = db.Splits.Count(split => split.DatasetId == dataset.Id && split.CrossValidationId == null),
            Runs = db.Runs.Count(run => run.DatasetId == dataset.Id),
        }).ToListAsync(ct);
        var classes = (await db.CountClassesAsync(null, ct)).ToLookup(row => row.DatasetId, row => row.Count);
        var sources = (await db.ImportSources.AsNoTracking().OrderBy(source => source.Id)
            .Select(source => new { source.DatasetId, source.Name }).ToListAsync(ct)).ToLookup(row => row.DatasetId, row => row.Name);
        return [.. rows.Select(row => new DatasetSummary(
            row.Id, row.Name, row.IsDrawn, row.CreatedAt, [.. classes[row.Id]], [.. sources[row.Id]], row.Changed, row.Splits, row.Runs))];
    }

    /// <summary>Ids and names of all datasets, the newest first, and whether they are drawn.</summary>
    public async Task<IReadOnlyList<(int Id, string Name, bool IsDrawn)>> ReadNamesAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Datasets.AsNoTracking().OrderByDescending(dataset => dataset.Id)
            .Select(dataset => new { dataset.Id, dataset.Name, dataset.IsDrawn }).ToListAsync(ct);
        return [.. rows.Select(row => (row.Id, row.Name, row.IsDrawn))];
    }

    /// <summary>The classes of one dataset with their counts, by index; empty for an unknown dataset.</summary>
    public async Task<IReadOnlyList<ClassCount>> ReadClassesAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. (await db.CountClassesAsync(datasetId, ct)).Select(row => row.Count)];
    }

    /// <summary>Names of one dataset's sources, in the order of import.</summary>
    public async Task<IReadOnlyList<string>> ReadSourceNamesAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.ImportSources.AsNoTracking().Where(source => source.DatasetId == datasetId).OrderBy(source => source.Id)
            .Select(source => source.Name).ToListAsync(ct);
    }
}
