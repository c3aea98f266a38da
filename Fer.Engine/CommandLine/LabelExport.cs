using Fer.Engine.Export;
using Fer.Engine.Labelling;

namespace Fer.Engine.CommandLine;

/// <summary>Writes a dataset's labels to a CSV file, whole or not at all.</summary>
internal static class LabelExport
{
    /// <summary>Writes the file, replacing an older one.</summary>
    /// <param name="context">The command line's context.</param>
    /// <param name="datasetId">The dataset.</param>
    /// <param name="file">Where to write.</param>
    /// <param name="moment">Moment whose labels to write; null for now.</param>
    /// <param name="ct">Ends the writing.</param>
    /// <returns>Rows written.</returns>
    public static async Task<int> WriteAsync(VerbContext context, int datasetId, string file, DateTimeOffset? moment, CancellationToken ct)
    {
        var temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            var rows = 0;
            var writer = new StreamWriter(temporary) { NewLine = "\r\n" };
            await using (writer)
            {
                await writer.WriteLineAsync(LabelCsv.Header);
                var labels = LabelRows.ReadAsync(context.Contexts, datasetId, ct);
                await foreach (var row in moment is { } then ? labels.AsOfAsync(context.Contexts, datasetId, then, ct) : labels)
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
