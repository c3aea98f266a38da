using System.Globalization;
using Fer.Data.Quality;

namespace Fer.Engine.Export;

/// <summary>Writes quality issues and what became of them as CSV (RFC 4180), harmless to spreadsheets as <see cref="LabelCsv"/> is.</summary>
public static class ReviewCsv
{
    private static readonly string[] Columns =
    [
        "issue_id", "sample_id", "source", "key", "usage", "kind", "score", "given_label", "given_class", "suggested_label", "suggested_class",
        "label", "class", "state", "decision", "by", "at",
    ];

    /// <summary>The header line, without line end.</summary>
    public static string Header { get; } = string.Join(',', Columns);

    /// <summary>One line, without line end. What is not known is empty; the moment is UTC as in <c>2026-11-24T19:50:37Z</c>.</summary>
    public static string Line(ReviewRow row) => string.Join(
        ',',
        Text(row.IssueId),
        Text(row.SampleId),
        LabelCsv.Cell(row.Source),
        LabelCsv.Cell(row.Key),
        row.Usage,
        row.Kind,
        row.Score.ToString("0.####", CultureInfo.InvariantCulture),
        Text(row.GivenLabel),
        LabelCsv.Cell(row.GivenClass),
        row.SuggestedLabel is { } suggested ? Text(suggested) : "",
        LabelCsv.Cell(row.SuggestedClass ?? ""),
        Text(row.Label),
        LabelCsv.Cell(row.Class),
        row.State,
        row.Decision?.ToString() ?? "",
        LabelCsv.Cell(row.By ?? ""),
        row.At?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "");

    /// <summary>Writes header and lines into a stream that stays open, with CR LF line ends.</summary>
    /// <returns>Lines written, the header not counted.</returns>
    public static async Task<int> WriteAsync(Stream stream, IAsyncEnumerable<ReviewRow> rows, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var count = 0;
        await using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Header);
        await foreach (var row in rows.WithCancellation(ct))
        {
            await writer.WriteLineAsync(Line(row).AsMemory(), ct);
            count++;
        }

        return count;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
