using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Datasets;

/// <summary>Leads from each class of a dataset to the one that gives labels in its place.</summary>
public sealed class ClassMerges
{
    private readonly Dictionary<int, int> _inUse = [];

    /// <summary>Follows the merges of one dataset; a class that was never merged leads to itself.</summary>
    public ClassMerges(IReadOnlyCollection<ClassCount> classes)
    {
        var into = classes.ToDictionary(row => row.Index, row => row.MergedIntoIndex);
        foreach (var index in into.Keys)
        {
            var at = index;
            // A circle, which no page can make, would otherwise never end.
            for (var step = 0; step < into.Count && into.GetValueOrDefault(at) is { } next; step++)
                at = next;
            _inUse[index] = at;
        }
    }

    /// <summary>The class in use that stands for this one; null where the dataset has no class of this index.</summary>
    public int? Resolve(int index) => _inUse.TryGetValue(index, out var found) ? found : null;

    /// <summary>Reads the merges of a dataset.</summary>
    internal static async Task<ClassMerges> ReadAsync(FerDbContext db, int datasetId, CancellationToken ct) =>
        new(await ReadClassesAsync(db, datasetId, ct));

    /// <summary>The classes of a dataset by index, without counting their samples.</summary>
    internal static async Task<IReadOnlyList<ClassCount>> ReadClassesAsync(FerDbContext db, int datasetId, CancellationToken ct) =>
        await db.Classes.AsNoTracking().Where(row => row.DatasetId == datasetId).OrderBy(row => row.Index)
            .Select(row => new ClassCount(row.Index, row.Name, row.Hotkey, row.ColourSlot, 0,
                db.LabelActs.Any(act => act.Id == row.MergedByActId && !act.IsUndone) ? row.MergedIntoIndex : null))
            .ToListAsync(ct);
}
