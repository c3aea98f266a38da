using Fer.Data;
using Fer.Data.Datasets;
using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Importing;

/// <summary>What is recorded when an import has run to its end.</summary>
internal static class ImportClosing
{
    /// <summary>Marks the source as completed, replaces its rejections by those of this import and counts identical images again.</summary>
    public static async Task CompleteAsync(FerDbContext db, int datasetId, int sourceId, ImportTally tally, TimeProvider clock, CancellationToken ct)
    {
        var transaction = await db.Database.BeginTransactionAsync(ct);
        await using (transaction)
        {
            await db.ImportRejections.Where(row => row.ImportSourceId == sourceId).ExecuteDeleteAsync(ct);
            db.ImportRejections.AddRange(tally.Rejections.Select(rejection => new ImportRejection
            {
                ImportSourceId = sourceId,
                Place = rejection.Place,
                Reason = rejection.Reason,
            }));
            await db.SaveChangesAsync(ct);
            await db.ImportSources.Where(row => row.Id == sourceId).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.CompletedAt, clock.GetUtcNow()).SetProperty(row => row.RejectedCount, tally.Rejected), ct);
            if (await db.RefreshCopyCountsAsync(datasetId, ct) > 0)
                await db.RaiseRevisionAsync(datasetId, ct);
            await transaction.CommitAsync(ct);
        }
    }

    /// <summary>Groups of samples with identical pixels in a dataset, and the samples in them.</summary>
    public static async Task<(int Groups, int Images)> CountIdenticalAsync(FerDbContext db, int datasetId, CancellationToken ct)
    {
        var sizes = await db.Samples.AsNoTracking().Where(sample => sample.DatasetId == datasetId)
            .GroupBy(sample => sample.PixelHash).Where(group => group.Count() > 1).Select(group => group.Count()).ToListAsync(ct);
        return (sizes.Count, sizes.Sum());
    }
}
