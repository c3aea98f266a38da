using Fer.Engine.Exchange;
using Fer.Engine.Export;
using Fer.Engine.Labelling;

namespace Fer.Engine.CommandLine;

/// <summary>Writes a dataset's labels as CSV.</summary>
internal static class LabelExport
{
    /// <summary>Writes header and rows.</summary>
    /// <returns>Rows written.</returns>
    public static async Task<int> WriteAsync(VerbContext context, ExportOrder order, Stream target, CancellationToken ct)
    {
        var rows = 0;
        var writer = new StreamWriter(target, leaveOpen: true) { NewLine = "\r\n" };
        await using (writer)
        {
            await writer.WriteLineAsync(LabelCsv.Header);
            await foreach (var row in LabelRows.ReadAsync(context.Contexts, order, ct))
            {
                await writer.WriteLineAsync(LabelCsv.Line(row).AsMemory(), ct);
                rows++;
            }
        }
        return rows;
    }
}
