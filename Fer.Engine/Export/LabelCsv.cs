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
        ["sample_id", "source", "key", "usage", "original_label", "original_class", "label", "class", "pixel_sha256"];

    /// <summary>The header line, without line end.</summary>
    public static string Header { get; } = string.Join(',', Columns);

    /// <summary>One line, without line end.</summary>
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
        Convert.ToHexStringLower(row.PixelHash));

    /// <summary>A text as a cell: harmless to spreadsheets, quoted where it must be.</summary>
    public static string Cell(string text)
    {
        var harmless = text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        return harmless.AsSpan().ContainsAny(",\"\r\n") ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }
}
