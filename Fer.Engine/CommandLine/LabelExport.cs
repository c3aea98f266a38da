using Fer.Engine.Exchange;
using Fer.Engine.Export;
using Fer.Engine.Labelling;

namespace Fer.Engine.CommandLine;

/// <summary>Writes a dataset's labels as CSV.</summary>
internal static class LabelExport
{
    /// <summary>Writes header and rows.</summary>
    /// <param name="context">The command line's context.</param>
    /// <param name="order">Which images.</param>
    /// <param name="moment">Moment whose labels, marks and tags to write; null for those of now.</param>
    /// <param name="target">Where to write.</param>
    /// <param name="ct">Ends the writing.</param>
    /// <returns>Rows written.</returns>
    public static async Task<int> WriteAsync(VerbContext context, ExportOrder order, DateTimeOffset? moment, Stream target, CancellationToken ct)
    {
        var rows = 0;
        var writer = new StreamWriter(target, leaveOpen: true) { NewLine = "\r\n" };
        await using (writer)
        {
            await writer.WriteLineAsync(LabelCsv.Header);
            var labels = LabelRows.ReadAsync(context.Contexts, order, ct);
            await foreach (var row in moment is { } then ? labels.AsOfAsync(context.Contexts, order.Filter.DatasetId, then, ct) : labels)
            {
                await writer.WriteLineAsync(LabelCsv.Line(row).AsMemory(), ct);
                rows++;
            }
        }
        return rows;
    }
}
