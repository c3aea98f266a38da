using Fer.Data.Quality;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Samples;

/// <summary>
/// Finds samples with the same pixels, and those that the last quality run found to be nearly the same. What is the same is
/// seen at once; what is nearly the same, once the images have been checked.
/// </summary>
public sealed class DuplicateGroups(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>All groups of a dataset: those with different labels first, then the larger ones, then the earlier ones.</summary>
    public async Task<IReadOnlyList<DuplicateGroup>> ReadAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await Repeated(db, datasetId).OrderBy(sample => sample.Id)
            .Select(sample => new { sample.Id, sample.Label, sample.Usage, sample.SourceKey, sample.PixelHash, sample.IsExcluded, sample.NearGroup }).ToListAsync(ct);
        var members = rows.ConvertAll(row => new SampleCopy(row.Id, row.Label, row.Usage, row.SourceKey) { ImageTag = SampleImageTag.Of(row.PixelHash), IsExcluded = row.IsExcluded });
        SampleLinks links = new(members.Select(member => (member.Id, member.ImageTag)));
        foreach (var group in rows.Where(row => row.NearGroup is not null).GroupBy(row => row.NearGroup, row => row.Id))
        {
            foreach (var id in group)
                links.Join(group.First(), id);
        }
        var pairs = await ReadPairsAsync(db, datasetId, ct);
        var tags = members.ToDictionary(member => member.Id, member => member.ImageTag);
        var near = pairs.Where(pair => tags.GetValueOrDefault(pair.FirstId) != tags.GetValueOrDefault(pair.SecondId)).Where(pair => links.Holds(pair.FirstId) && links.Holds(pair.SecondId)).ToLookup(pair => links.GroupOf(pair.FirstId));
        return [.. members.GroupBy(member => links.GroupOf(member.Id)).Where(group => group.Skip(1).Any())
            .Select(group => new DuplicateGroup(group.First().ImageTag, [.. group]) { Links = [.. near[group.Key]] })
            .OrderByDescending(group => group.IsConflicting).ThenByDescending(group => group.Members.Count).ThenBy(group => group.Members[0].Id)];
    }

    /// <summary>Parts of a split by sample, for the samples of a dataset that are in a group.</summary>
    public async Task<IReadOnlyDictionary<long, SplitPart>> ReadPartsAsync(int datasetId, int splitId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = Repeated(db, datasetId).Select(sample => sample.Id);
        return await db.SplitSamples.AsNoTracking().Where(row => row.SplitId == splitId && ids.Contains(row.SampleId))
            .ToDictionaryAsync(row => row.SampleId, row => row.Part, ct);
    }

    private static IQueryable<Sample> Repeated(FerDbContext db, int datasetId)
    {
        var samples = db.Samples.AsNoTracking().Where(sample => sample.DatasetId == datasetId);
        var ids = samples.Where(sample => sample.CopyCount > 1).Select(sample => sample.Id)
            .Union(samples.Where(sample => sample.NearGroup != null).Select(sample => sample.Id));
        return db.Samples.AsNoTracking().Where(sample => ids.Contains(sample.Id));
    }

    private static async Task<List<NearLink>> ReadPairsAsync(FerDbContext db, int datasetId, CancellationToken ct)
    {
        var pairs = await db.NearPairs.AsNoTracking().Where(pair => pair.DatasetId == datasetId && !pair.IsRejected)
            .OrderByDescending(pair => pair.Correlation).ThenBy(pair => pair.FirstId).ToListAsync(ct);
        return pairs.ConvertAll(NearGroups.LinkOf);
    }
}
