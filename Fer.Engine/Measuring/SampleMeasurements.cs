using System.Text.Json;
using Fer.Data;
using Fer.Data.Datasets;
using Fer.Data.Samples;
using Fer.Engine.Imaging;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Measuring;

/// <summary>Measures images that were imported before measurements were kept.</summary>
public sealed class SampleMeasurements(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Images of one transaction; what was committed stays when the work is stopped.</summary>
    public const int BatchSize = 500;

    private sealed record Stored(long Id, int DatasetId, byte[] Content);

    /// <summary>
    /// Measures every sample without <see cref="Sample.Brightness"/>, in the order of import. Where all are measured, it reads once
    /// and writes nothing. An image that cannot be decoded stays without figures.
    /// </summary>
    /// <param name="ct">Stops after the batch under way.</param>
    /// <returns>Samples measured, and samples that could not be.</returns>
    public async Task<(int Measured, int Unreadable)> FillMissingAsync(CancellationToken ct)
    {
        var (measured, unreadable, after) = (0, 0, 0L);
        while (await ReadAsync(after, ct) is { Count: > 0 } batch)
        {
            ct.ThrowIfCancellationRequested();
            var figures = Measure(batch);
            await StoreAsync(batch, figures, ct);
            (measured, unreadable, after) = (measured + figures.Count, unreadable + batch.Count - figures.Count, batch[^1].Id);
        }
        return (measured, unreadable);
    }

    private async Task<List<Stored>> ReadAsync(long after, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await (
            from sample in db.Samples.AsNoTracking()
            join image in db.Images on sample.Id equals image.SampleId
            where sample.Brightness == null && sample.Id > after
            orderby sample.Id
            select new Stored(sample.Id, sample.DatasetId, image.Content)).Take(BatchSize).ToListAsync(ct);
    }

    private static List<double[]> Measure(List<Stored> batch)
    {
        var figures = new List<double[]>(batch.Count);
        foreach (var row in batch)
        {
            try
            {
                var gray = GrayStatistics.Of(ImageDecoder.Decode(row.Content).Gray);
                figures.Add([row.Id, gray.Brightness, gray.Contrast]);
            }
            catch (UndecodableImageException)
            {
                // Counted by the caller; "fer verify" is what reports damaged bytes.
            }
        }
        return figures;
    }

    private async Task StoreAsync(List<Stored> batch, List<double[]> figures, CancellationToken ct)
    {
        if (figures.Count == 0)
            return;
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE Sample SET Brightness = found.brightness, Contrast = found.contrast
            FROM (SELECT json_extract(value, '$[0]') AS id, CAST(json_extract(value, '$[1]') AS REAL) AS brightness,
                CAST(json_extract(value, '$[2]') AS REAL) AS contrast FROM json_each({JsonSerializer.Serialize(figures)})) AS found
            WHERE Sample.Id = found.id
            """, ct);
        foreach (var datasetId in batch.Select(row => row.DatasetId).Distinct())
            await db.RaiseRevisionAsync(datasetId, ct);
        await transaction.CommitAsync(ct);
    }
}
