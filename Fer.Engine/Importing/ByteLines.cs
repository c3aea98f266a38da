namespace Fer.Engine.Importing;

/// <summary>
/// Reads a text file line by line as bytes, with a longest line beyond which it skips to the next one and goes on.
/// A general CSV reader gives a file up at such a line or at a stray quote; here each line stands alone and keeps its number.
/// </summary>
internal sealed class ByteLines(Stream stream, int longest)
{
    private readonly byte[] _buffer = new byte[Math.Max(64 * 1024, 2 * longest)];
    private int _start;
    private int _end;
    private bool _isAtEnd;

    /// <summary>Number of the line last read, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Bytes consumed.</summary>
    public long Position { get; private set; }

    /// <summary>Whether the line last read was longer than allowed; its rest was skipped.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>Reads the next line without its end (LF or CRLF); false at the end of the file. The bytes are valid until the next call.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        IsTooLong = false;
        while (true)
        {
            var pending = _buffer.AsSpan(_start, _end - _start);
            var end = pending.IndexOf((byte)'\n');
            if (end >= 0)
                return Take(end, 1, out line);
            if (_isAtEnd && (pending.Length > 0 || IsTooLong))
                return Take(pending.Length, 0, out line);
            if (_isAtEnd)
            {
                line = default;
                return false;
            }
            if (pending.Length > longest)
                Drop(pending.Length);
            Fill();
        }
    }

    private bool Take(int length, int terminator, out ReadOnlySpan<byte> line)
    {
        line = _buffer.AsSpan(_start, length);
        if (line.EndsWith((byte)'\r'))
            line = line[..^1];
        if (Number == 0 && line.StartsWith("\uFEFF"u8))
            line = line[3..];
        IsTooLong |= length > longest;
        _start += length + terminator;
        Position += length + terminator;
        Number++;
        return true;
    }

    private void Drop(int length)
    {
        IsTooLong = true;
        _start += length;
        Position += length;
    }

    private void Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isAtEnd = read == 0;
    }
}
