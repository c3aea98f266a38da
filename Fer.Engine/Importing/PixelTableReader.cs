using Fer.Data.Datasets;

namespace Fer.Engine.Importing;

/// <summary>Reads <c>fer2013.csv</c> and <c>icml_face_data.csv</c>: one face of 48x48 a row, columns in any order.</summary>
internal sealed class PixelTableReader : IDatasetReader
{
    /// <summary>Longest line in bytes; a row of 2,304 three-digit pixels needs about 9,300.</summary>
    public const int LongestLine = 16 * 1024;

    private readonly FileStream _stream;
    private readonly ByteLines _lines;
    private readonly TableHeader _header;

    /// <summary>Opens a table and reads its header.</summary>
    /// <exception cref="ImportException">The file's first line is no header of a pixel table.</exception>
    public PixelTableReader(string path)
    {
        Name = Path.GetFileName(path);
        _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        _lines = new ByteLines(_stream, LongestLine);
        if (_lines.TryRead(out var first) && !_lines.IsTooLong && TableHeader.Parse(first) is { } header)
        {
            _header = header;
            return;
        }
        _stream.Dispose();
        throw new ImportException(
            $"{path}: line 1 does not name the columns emotion and pixels, so this is no FER-2013 table. Nothing was imported. Give fer2013.csv, icml_face_data.csv, a folder or a zip with a folder per class.");
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public ImportSourceKind Kind => ImportSourceKind.PixelTable;

    /// <inheritdoc />
    public IEnumerable<SourceEntry> Read(ClassMap classes)
    {
        var length = Math.Max(1, _stream.Length);
        var row = 0;
        while (ReadRow(classes, row, length) is { } step)
        {
            row += step.IsRow ? 1 : 0;
            if (step.Entry is { } entry)
                yield return entry;
        }
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>Blank lines are no rows; every other line is one, usable or not, because votes are joined by row position.</summary>
    private (SourceEntry? Entry, bool IsRow)? ReadRow(ClassMap classes, int row, long length)
    {
        if (!_lines.TryRead(out var line))
            return null;
        var fraction = Math.Min(1, (double)_lines.Position / length);
        if (line.Trim(" \t"u8).IsEmpty && !_lines.IsTooLong)
            return (null, false);
        try
        {
            if (_lines.IsTooLong)
                throw new RowFaultException($"it is longer than {LongestLine} bytes");
            var (label, usage, image) = PixelRow.Parse(line, _header, classes.Names.Count);
            return (new SourceImage(fraction)
            {
                Key = $"row {row}",
                Place = $"line {_lines.Number}",
                Row = row,
                Label = label,
                Usage = usage,
                Pixels = image,
            }, true);
        }
        catch (RowFaultException fault)
        {
            return (new RejectedSource(new RejectedEntry($"line {_lines.Number}", fault.Message, UnknownClass: fault.UnknownClass), fraction), true);
        }
    }
}
