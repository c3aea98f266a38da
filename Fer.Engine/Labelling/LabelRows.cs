using System.Runtime.CompilerServices;
using Fer.Data;
using Fer.Engine.Export;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Labelling;

/// <summary>Reads a dataset's labels for an export.</summary>
public static class LabelRows
{
    /// <summary>One row for each sample, in the order of import; read as it is asked for.</summary>
    public static async IAsyncEnumerable<LabelRow> ReadAsync(
        IDbContextFactory<FerDbContext> contexts, int datasetId, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var classes = await db.Classes.AsNoTracking().Where(row => row.DatasetId == datasetId).ToDictionaryAsync(row => row.Index, row => row.Name, ct);
        var sources = await db.ImportSources.AsNoTracking().Where(row => row.DatasetId == datasetId).ToDictionaryAsync(row => row.Id, row => row.Name, ct);
        var samples = db.Samples.AsNoTracking().Where(sample => sample.DatasetId == datasetId).OrderBy(sample => sample.Id)
            .Select(sample => new { sample.Id, sample.ImportSourceId, sample.SourceKey, sample.Usage, sample.OriginalLabel, sample.Label, sample.PixelHash });
        await foreach (var row in samples.AsAsyncEnumerable().WithCancellation(ct))
        {
            yield return new LabelRow(
                row.Id, sources[row.ImportSourceId], row.SourceKey, row.Usage.ToString(), row.OriginalLabel, classes[row.OriginalLabel],
                row.Label, classes[row.Label], row.PixelHash);
        }
    }
}
