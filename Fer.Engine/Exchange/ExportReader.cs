using System.Runtime.CompilerServices;
using Fer.Data;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Engine.Export;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Exchange;

/// <summary>
/// Reads the images of an export. Their ids are read once (8 bytes an image), the rest page by page with a short query
/// each, so that neither memory nor an open transaction grows with a slow receiver.
/// </summary>
public sealed class ExportReader(IDbContextFactory<FerDbContext> contexts)
{
    private const int PageSize = 256;
    private const string IcmlName = "icml_face_data";

    /// <summary>Images that an order asks for.</summary>
    public async Task<int> CountAsync(ExportOrder order, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Asked(db, order).CountAsync(ct);
    }

    /// <summary>Finds the images of an order; null where there is no such dataset.</summary>
    /// <exception cref="ExportException">The dataset has no such split.</exception>
    public async Task<ExportPlan?> PlanAsync(ExportOrder order, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var id = order.Filter.DatasetId;
        var dataset = await db.Datasets.AsNoTracking().Where(row => row.Id == id).Select(row => new { row.Name, row.CreatedAt }).SingleOrDefaultAsync(ct);
        if (dataset is null)
            return null;
        if (order.SplitId is { } split && !await db.Splits.AnyAsync(row => row.Id == split && row.DatasetId == id, ct))
            throw new ExportException($"{dataset.Name} has no split {split}. Nothing was written. Choose one of its splits, or the source's own parts.");
        var classes = await db.Classes.AsNoTracking().Where(row => row.DatasetId == id).OrderBy(row => row.Index).Select(row => row.Name).ToListAsync(ct);
        var asked = Asked(db, order);
        var ids = await asked.OrderBy(sample => sample.ImportSourceId).ThenBy(sample => sample.SourceRow).ThenBy(sample => sample.Id)
            .Select(sample => sample.Id).ToArrayAsync(ct);
        var hasUsage = order.SplitId is not null || await asked.AnyAsync(sample => sample.Usage != SourceUsage.Unspecified, ct);
        var sources = await db.ImportSources.AsNoTracking().Where(row => asked.Any(sample => sample.ImportSourceId == row.Id)).Select(row => row.Name).ToListAsync(ct);
        var isIcml = sources.Count > 0 && sources.TrueForAll(name => name.StartsWith(IcmlName, StringComparison.OrdinalIgnoreCase));
        return new ExportPlan(order, dataset.Name, dataset.CreatedAt, classes, ids, hasUsage, isIcml ? Fer2013Form.Icml : Fer2013Form.Fer2013);
    }

    /// <summary>The images of a plan in its order; one that was deleted meanwhile is passed over.</summary>
    internal async IAsyncEnumerable<ExportImage> ReadAsync(ExportPlan plan, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var page in plan.Ids.Chunk(PageSize))
        {
            foreach (var image in await ReadPageAsync(plan.Order, page, ct))
                yield return image;
        }
    }

    private async Task<IEnumerable<ExportImage>> ReadPageAsync(ExportOrder order, long[] page, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var parts = order.SplitId is { } split
            ? await db.SplitSamples.AsNoTracking().Where(row => row.SplitId == split && EF.Parameter(page).Contains(row.SampleId))
                .ToDictionaryAsync(row => row.SampleId, row => row.Part, ct)
            : [];
        var rows = await (
            from sample in db.Samples.AsNoTracking()
            join image in db.Images.AsNoTracking() on sample.Id equals image.SampleId
            where EF.Parameter(page).Contains(sample.Id)
            select new { sample.Id, sample.SourceKey, sample.SourceRow, sample.Usage, sample.Label, sample.OriginalLabel, image.MediaType, image.Content })
            .ToDictionaryAsync(row => row.Id, ct);
        return page.Where(rows.ContainsKey).Select(id => rows[id]).Select(row => new ExportImage(
            row.Id, row.SourceKey, row.SourceRow, row.Usage, parts.TryGetValue(row.Id, out var part) ? part : null,
            order.UsesOriginalLabels ? row.OriginalLabel : row.Label, row.MediaType, row.Content));
    }

    private static IQueryable<Sample> Asked(FerDbContext db, ExportOrder order)
    {
        var samples = db.Matching(order.Filter);
        if (order.LeavesOutExcluded)
            samples = samples.Where(sample => !sample.IsExcluded);
        return order.SplitId is { } split
            ? samples.Where(sample => db.SplitSamples.Any(row => row.SplitId == split && row.SampleId == sample.Id && row.Part != SplitPart.LeftOut))
            : samples;
    }
}
