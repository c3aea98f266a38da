using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Splits;

/// <summary>Reads how a dataset has changed since a split of it was made.</summary>
public sealed class SplitDriftReader(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>The changes, without those of samples that the split leaves out; null where there is no such split.</summary>
    public async Task<SplitDrift?> ReadAsync(int splitId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var dataset = await db.Splits.Where(split => split.Id == splitId).Select(split => (int?)split.DatasetId).SingleOrDefaultAsync(ct);
        if (dataset is null)
            return null;
        var placed =
            from row in db.SplitSamples.AsNoTracking()
            join sample in db.Samples on row.SampleId equals sample.Id
            where row.SplitId == splitId && row.Part != SplitPart.LeftOut
            select new { row.Part, IsRelabelled = row.Label != sample.Label, sample.IsExcluded };
        var relabelled = await placed.Where(row => row.IsRelabelled).GroupBy(row => row.Part)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct);
        var excluded = await placed.Where(row => row.IsExcluded).GroupBy(row => row.Part)
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct);
        var added = await db.Samples.CountAsync(sample => sample.DatasetId == dataset, ct)
            - await db.SplitSamples.CountAsync(row => row.SplitId == splitId, ct);
        return new SplitDrift(relabelled.ToDictionary(row => row.Key, row => row.Count), excluded.ToDictionary(row => row.Key, row => row.Count), added);
    }
}
