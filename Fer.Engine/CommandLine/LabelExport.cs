using Fer.Engine.Export;
using Fer.Engine.Labelling;

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
                await foreach (var row in LabelRows.ReadAsync(context.Contexts, datasetId, ct))
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
}
