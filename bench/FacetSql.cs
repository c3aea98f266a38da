using Fer.Data;
using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;

namespace Fer.Bench;

/// <summary>The peer of facets in memory: the same counts by grouping in SQL, a query a facet, each under the filter's other conditions.</summary>
internal static class FacetSql
{
    public static async Task CountAsync(IDbContextFactory<FerDbContext> contexts, SampleFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await GroupAsync(db.Matching(filter with { Classes = [] }).GroupBy(sample => sample.Label), ct);
        await GroupAsync(db.Matching(filter with { OriginalClasses = [] }).GroupBy(sample => sample.OriginalLabel), ct);
        await GroupAsync(db.Matching(filter with { Usages = [] }).GroupBy(sample => sample.Usage), ct);
        await GroupAsync(db.Matching(filter with { Reviewed = null }).GroupBy(sample => sample.IsReviewed), ct);
        await GroupAsync(db.Matching(filter with { Excluded = null }).GroupBy(sample => sample.IsExcluded), ct);
        await GroupAsync(db.Matching(filter with { Changed = null }).GroupBy(sample => sample.Label != sample.OriginalLabel), ct);
        await GroupAsync(db.Matching(filter with { Issues = [] }).GroupBy(sample => sample.CopyCount > 1), ct);
        await GroupAsync(db.Matching(filter with { Majorities = [] }).GroupBy(sample => sample.Majority), ct);
        await GroupAsync(db.Matching(filter with { AgreementBands = [] }).GroupBy(sample => (int)(sample.VoteAgreement!.Value * 10)), ct);
        await GroupAsync(db.Matching(filter with { BrightnessBands = [] }).GroupBy(sample => (int)(sample.Brightness!.Value * 10)), ct);
        await db.Matching(filter with { TagIds = [] }).Join(db.SampleTags, sample => sample.Id, tag => tag.SampleId, (_, tag) => tag.TagId)
            .GroupBy(tag => tag).Select(group => group.Count()).ToListAsync(ct);
    }

    private static Task<List<int>> GroupAsync<T>(IQueryable<IGrouping<T, Sample>> groups, CancellationToken ct) =>
        groups.Select(group => group.Count()).ToListAsync(ct);
}
