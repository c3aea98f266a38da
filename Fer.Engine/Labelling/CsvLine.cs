using System.Text;

namespace Fer.Engine.Labelling;

/// <summary>Takes one line of a CSV apart (RFC 4180). A line stands alone, so that a stray quote spoils no more than its own.</summary>
internal static class CsvLine
{
    /// <summary>The cells; null where a quote is not closed or stands inside a cell.</summary>
    public static List<string>? Split(string line, char separator)
    {
        var cells = new List<string>();
        var at = 0;
        while (true)
        {
            if (ReadCell(line, separator, ref at) is not { } cell)
                return null;
            cells.Add(cell);
            if (at >= line.Length)
                return cells;
            at++;
        }
    }

    /// <summary>Reads a cell; leaves the position on the separator behind it, or beyond the end.</summary>
    private static string? ReadCell(string line, char separator, ref int at)
    {
        if (at >= line.Length || line[at] != '"')
        {
            var end = line.IndexOf(separator, at) is >= 0 and var found ? found : line.Length;
            var plain = line[at..end];
            at = end;
            return plain.Trim();
        }
        var text = new StringBuilder();
        for (at++; at < line.Length; at++)
        {
            if (line[at] != '"')
                text.Append(line[at]);
            else if (at + 1 < line.Length && line[at + 1] == '"')
                text.Append(line[at++]);
            else
            {
                at++;
                return at >= line.Length || line[at] == separator ? text.ToString() : null;
            }
        }
        return null;
    }
}
