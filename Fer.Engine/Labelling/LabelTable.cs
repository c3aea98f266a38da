using System.Text;
using Fer.Engine.Export;
using Fer.Engine.Importing;

namespace Fer.Engine.Labelling;

/// <summary>A file of labels alone: a line for each image that names it and its class.</summary>
internal sealed class LabelTable : IDisposable
{
    /// <summary>Largest file, in bytes; as for uploads.</summary>
    public const long LargestFile = 1L << 30;

    /// <summary>Most lines.</summary>
    public const int MostLines = 2_000_000;

    private const int LongestLine = 16 * 1024;
    private const string Wanted =
        "It needs a column row, or key, or hash (pixel_sha256) to find the image, and a column label or class. The labels CSV of an export has them.";

    private readonly FileStream _stream;
    private readonly ByteLines _lines;

    private LabelTable(FileStream stream, ByteLines lines, LabelColumns columns) => (_stream, _lines, Columns) = (stream, lines, columns);

    /// <summary>Its columns.</summary>
    public LabelColumns Columns { get; }

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="name">Its own name, for messages.</param>
    /// <exception cref="ImportException">It is missing, too large, or no table of labels.</exception>
    public static LabelTable Open(string path, string name)
    {
        if (!File.Exists(path))
            throw new ImportException($"There is no file {name}. Nothing was changed. Check the path.");
        if (new FileInfo(path).Length > LargestFile)
            throw new ImportException($"{name} is larger than {LargestFile / (1024 * 1024)} MB. Nothing was changed. A line for each image and its label is enough.");
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        try
        {
            var lines = new ByteLines(stream, LongestLine);
            if (!lines.TryRead(out var first))
                throw new ImportException($"{name} is empty. Nothing was changed. {Wanted}");
            var columns = LabelColumns.Parse(lines.IsTooLong ? "" : Encoding.UTF8.GetString(first));
            return columns.IsComplete
                ? new LabelTable(stream, lines, columns)
                : throw new ImportException($"{name}: line 1 does not name the columns of a table of labels. Nothing was changed. {Wanted}");
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Streams the lines that are not blank.</summary>
    /// <exception cref="ImportException">There are more than <see cref="MostLines"/>.</exception>
    public IEnumerable<LabelTableRow> Read()
    {
        var count = 0;
        while (ReadNext() is { } row)
        {
            if (row.Line == 0)
                continue;
            if (++count > MostLines)
                throw new ImportException($"The file has more than {MostLines} lines. Nothing was changed. Divide it.");
            yield return row;
        }
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>The next line; with number 0 where it is blank, null at the end.</summary>
    private LabelTableRow? ReadNext()
    {
        if (!_lines.TryRead(out var line))
            return null;
        if (_lines.IsTooLong)
            return new LabelTableRow(_lines.Number, $"it is longer than {LongestLine} bytes");
        var text = Encoding.UTF8.GetString(line);
        if (string.IsNullOrWhiteSpace(text))
            return new LabelTableRow(0);
        if (CsvLine.Split(text, Columns.Separator) is not { } cells)
            return new LabelTableRow(_lines.Number, "a quote is not closed, or stands inside a cell");
        if (cells.Count != Columns.Count)
            return new LabelTableRow(_lines.Number, $"it has {cells.Count} columns instead of {Columns.Count}");
        string? Cell(int? column) => column is { } index && LabelCsv.Plain(cells[index]) is { Length: > 0 } cell ? cell : null;
        return new LabelTableRow(_lines.Number)
        {
            Key = Cell(Columns.Key),
            Row = Cell(Columns.Row),
            Hash = Cell(Columns.Hash),
            Source = Cell(Columns.Source),
            Label = Cell(Columns.Label),
            Class = Cell(Columns.Class),
        };
    }
}
