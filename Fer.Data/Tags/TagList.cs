using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Tags;

/// <summary>Reads the tags of a dataset.</summary>
public sealed class TagList(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>All tags of a dataset, by name.</summary>
    public async Task<IReadOnlyList<Tag>> ReadAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Tags.AsNoTracking().Where(tag => tag.DatasetId == datasetId).OrderBy(tag => tag.Name).ToListAsync(ct);
    }

    /// <summary>Names of the tags that a sample carries, by name.</summary>
    public async Task<IReadOnlyList<string>> OfSampleAsync(long sampleId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await (
            from row in db.SampleTags.AsNoTracking()
            join tag in db.Tags on row.TagId equals tag.Id
            where row.SampleId == sampleId
            orderby tag.Name
            select tag.Name).ToListAsync(ct);
    }
}
