using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Samples;

/// <summary>Keeps <see cref="Sample.CopyCount"/> in step with the samples of a dataset.</summary>
public static class CopyCounts
{
    /// <summary>
    /// Counts identical images again, in the caller's transaction. Samples are never deleted, so an image that occurs once
    /// needs no look: it stands at 1 from the start.
    /// </summary>
    /// <returns>Samples whose number changed.</returns>
    public static Task<int> RefreshCopyCountsAsync(this FerDbContext db, int datasetId, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE Sample SET CopyCount = found.n
        FROM (SELECT PixelHash, COUNT(*) AS n FROM Sample WHERE DatasetId = {datasetId} GROUP BY PixelHash HAVING COUNT(*) > 1) AS found
        WHERE Sample.DatasetId = {datasetId} AND Sample.PixelHash = found.PixelHash AND CopyCount <> found.n
        """, ct);
}
