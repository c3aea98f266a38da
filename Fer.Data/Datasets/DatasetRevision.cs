using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Datasets;

/// <summary>Tells whoever holds a copy of a dataset that it is old.</summary>
public static class DatasetRevision
{
    /// <summary>Raises <see cref="Dataset.Revision"/>; call it in the transaction that makes the change.</summary>
    public static Task RaiseRevisionAsync(this FerDbContext db, int datasetId, CancellationToken ct) =>
        db.Datasets.Where(dataset => dataset.Id == datasetId)
            .ExecuteUpdateAsync(set => set.SetProperty(dataset => dataset.Revision, dataset => dataset.Revision + 1), ct);
}
