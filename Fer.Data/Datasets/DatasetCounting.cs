using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Datasets;

/// <summary>Counts the samples of datasets.</summary>
internal static class DatasetCounting
{
    /// <summary>Classes with their counts, those without samples too, by dataset and index.</summary>
    public static async Task<IReadOnlyList<(int DatasetId, ClassCount Count)>> CountClassesAsync(
        this FerDbContext db, int? datasetId, CancellationToken ct)
    {
        var counts = await db.Samples.AsNoTracking().Where(sample => datasetId == null || sample.DatasetId == datasetId)
            .GroupBy(sample => new { sample.DatasetId, sample.Label })
            .Select(group => new { group.Key.DatasetId, group.Key.Label, Count = group.Count() })
            .ToDictionaryAsync(row => (row.DatasetId, row.Label), row => row.Count, ct);
        var classes = await db.Classes.AsNoTracking().Where(row => datasetId == null || row.DatasetId == datasetId)
            .OrderBy(row => row.DatasetId).ThenBy(row => row.Index)
            .Select(row => new { row.DatasetId, row.Index, row.Name, row.Hotkey, row.ColourSlot, Merged = db.LabelActs.Any(act => act.Id == row.MergedByActId && !act.IsUndone) ? row.MergedIntoIndex : null })
            .ToListAsync(ct);
        return [.. classes.Select(row => (row.DatasetId, new ClassCount(
            row.Index, row.Name, row.Hotkey, row.ColourSlot, counts.GetValueOrDefault((row.DatasetId, row.Index)), row.Merged)))];
    }
}
