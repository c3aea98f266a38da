using System.Runtime.CompilerServices;
using Fer.Data;
using Fer.Data.Samples;
using Fer.Engine.Exchange;
using Fer.Engine.Export;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Labelling;

/// <summary>Reads a dataset's labels for an export.</summary>
public static class LabelRows
{
    private const int PageSize = 1000;

    /// <summary>One row for each sample of the dataset, in the order of import; read as it is asked for.</summary>
    public static IAsyncEnumerable<LabelRow> ReadAsync(IDbContextFactory<FerDbContext> contexts, int datasetId, CancellationToken ct) =>
        ReadAsync(contexts, new ExportOrder(new SampleFilter(datasetId)), ct);

    /// <summary>One row for each sample that an order asks for, in the order of import; read page by page, so that no query stays open for a slow reader.</summary>
    public static async IAsyncEnumerable<LabelRow> ReadAsync(
        IDbContextFactory<FerDbContext> contexts, ExportOrder order, [EnumeratorCancellation] CancellationToken ct)
    {
        var reader = new ExportReader(contexts);
        if (await reader.PlanAsync(order, ct) is not { } plan)
            yield break;
        var sources = await SourcesAsync(contexts, order.Filter.DatasetId, ct);
        foreach (var page in plan.Ids.Order().Chunk(PageSize))
        {
            foreach (var row in await ReadPageAsync(contexts, page, plan.Classes, sources, ct))
                yield return row;
        }
    }

    private static async Task<Dictionary<int, string>> SourcesAsync(IDbContextFactory<FerDbContext> contexts, int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.ImportSources.AsNoTracking().Where(row => row.DatasetId == datasetId).ToDictionaryAsync(row => row.Id, row => row.Name, ct);
    }

    private static async Task<IEnumerable<LabelRow>> ReadPageAsync(
        IDbContextFactory<FerDbContext> contexts, long[] page, IReadOnlyList<string> classes, Dictionary<int, string> sources, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var tags = (await (
            from row in db.SampleTags.AsNoTracking()
            join tag in db.Tags on row.TagId equals tag.Id
            where EF.Parameter(page).Contains(row.SampleId)
            orderby tag.Name
            select new { row.SampleId, tag.Name }).ToListAsync(ct)).ToLookup(row => row.SampleId, row => row.Name);
        var rows = await db.Samples.AsNoTracking().Where(sample => EF.Parameter(page).Contains(sample.Id)).OrderBy(sample => sample.Id).ToListAsync(ct);
        return rows.Select(row => new LabelRow(
            row.Id, sources[row.ImportSourceId], row.SourceKey, row.Usage.ToString(), row.OriginalLabel, classes[row.OriginalLabel],
            row.Label, classes[row.Label], row.PixelHash)
        {
            IsReviewed = row.IsReviewed,
            IsExcluded = row.IsExcluded,
            Tags = [.. tags[row.Id]],
            Majority = MajorityOf(row.Majority, classes),
        });
    }

    private static string MajorityOf(int? majority, IReadOnlyList<string> classes) => majority switch
    {
        null => "",
        VoteMajority.Tie => "tie",
        VoteMajority.Unknown => "unknown",
        VoteMajority.NotAFace => "not a face",
        >= 0 and var index when index < classes.Count => classes[index],
        _ => "no such class",
    };
}
