using Fer.Data.Quality;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Samples;

/// <summary>Finds samples with the same pixels.</summary>
public sealed class DuplicateGroups(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>All groups of a dataset: those with different labels first, then the larger ones, then the earlier ones.</summary>
    public async Task<IReadOnlyList<DuplicateGroup>> ReadAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var samples = db.Samples.AsNoTracking().Where(sample => sample.DatasetId == datasetId);
        var repeated = samples.GroupBy(sample => sample.PixelHash).Where(group => group.Count() > 1).Select(group => group.Key);
        var rows = await samples.Where(sample => repeated.Contains(sample.PixelHash)).OrderBy(sample => sample.Id)
            .Select(sample => new { sample.Id, sample.Label, sample.Usage, sample.SourceKey, sample.PixelHash }).ToListAsync(ct);
        return [.. rows.GroupBy(row => Convert.ToHexStringLower(row.PixelHash))
            .Select(group => new DuplicateGroup(
                group.Key[..12], [.. group.Select(row => new SampleCopy(row.Id, row.Label, row.Usage, row.SourceKey))]))
            .OrderByDescending(group => group.IsConflicting).ThenByDescending(group => group.Members.Count).ThenBy(group => group.Members[0].Id)];
    }

    /// <summary>Parts of a split by sample, for the samples of a dataset whose pixels occur more than once.</summary>
    public async Task<IReadOnlyDictionary<long, SplitPart>> ReadPartsAsync(int datasetId, int splitId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = db.Matching(new SampleFilter(datasetId) { Issues = [QualityIssueKind.ExactDuplicate] }).Select(sample => sample.Id);
        return await db.SplitSamples.AsNoTracking().Where(row => row.SplitId == splitId && ids.Contains(row.SampleId))
            .ToDictionaryAsync(row => row.SampleId, row => row.Part, ct);
    }
}
