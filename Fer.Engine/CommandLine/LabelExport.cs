using Fer.Engine.Export;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.CommandLine;

/// <summary>Writes a dataset's labels to a CSV file, whole or not at all.</summary>
internal static class LabelExport
{
    /// <summary>Writes the file, replacing an older one.</summary>
    /// <returns>Rows written.</returns>
    public static async Task<int> WriteAsync(VerbContext context, int datasetId, string file, CancellationToken ct)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            var rows = 0;
            var writer = new StreamWriter(temporary) { NewLine = "\r\n" };
            await using (writer)
            {
                await writer.WriteLineAsync(LabelCsv.Header);
                await foreach (var row in ReadAsync(context, datasetId, ct))
                {
                    await writer.WriteLineAsync(LabelCsv.Line(row).AsMemory(), ct);
                    rows++;
                }
            }
            File.Move(temporary, file, overwrite: true);
            return rows;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static async IAsyncEnumerable<LabelRow> ReadAsync(
        VerbContext context, int datasetId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var db = await context.Contexts.CreateDbContextAsync(ct);
        await using (db)
        {
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
}
