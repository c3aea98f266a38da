using System.Globalization;

namespace Fer.Engine.Export;

/// <summary>
/// Writes labels as CSV (RFC 4180). Text that a spreadsheet would take for a formula gets an apostrophe before it
/// (OWASP ASVS 5.0, 1.2.10), since names come from whoever made the files.
/// </summary>
public static class LabelCsv
{
    private const string FormulaStarts = "=+-@\t\r";
    private static readonly string[] Columns =
        ["sample_id", "source", "key", "usage", "original_label", "original_class", "label", "class", "pixel_sha256", "reviewed", "excluded", "tags", "vote_majority"];

    /// <summary>The header line, without line end.</summary>
    public static string Header { get; } = string.Join(',', Columns);

    /// <summary>One line, without line end. Marks are 1 or 0; several tags have <c>; </c> between them.</summary>
    public static string Line(LabelRow row) => string.Join(
        ',',
        row.SampleId.ToString(CultureInfo.InvariantCulture),
        Cell(row.Source),
        Cell(row.Key),
        Cell(row.Usage),
        row.OriginalLabel.ToString(CultureInfo.InvariantCulture),
        Cell(row.OriginalClass),
        row.Label.ToString(CultureInfo.InvariantCulture),
        Cell(row.Class),
        Convert.ToHexStringLower(row.PixelHash),
        row.IsReviewed ? "1" : "0",
        row.IsExcluded ? "1" : "0",
        Cell(string.Join("; ", row.Tags)),
        Cell(row.Majority));

    /// <summary>A text as a cell: harmless to spreadsheets, quoted where it must be.</summary>
    public static string Cell(string text)
    {
        var harmless = text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return harmless.AsSpan().ContainsAny(",\"\r\n") ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }

    /// <summary>The text that <see cref="Cell"/> made harmless; every other text as it is.</summary>
    public static string Plain(string cell) =>
        cell is ['\'', var first, ..] && FormulaStarts.Contains(first, StringComparison.Ordinal) ? cell[1..] : cell;
}
