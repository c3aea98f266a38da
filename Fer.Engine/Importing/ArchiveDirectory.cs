using System.Buffers.Binary;

namespace Fer.Engine.Importing;

/// <summary>
/// Reads how many entries a zip says it has from its last bytes (APPNOTE.TXT 4.3.14 to 4.3.16), before
/// <see cref="System.IO.Compression.ZipArchive"/> makes an object for each.
/// </summary>
internal static class ArchiveDirectory
{
    private const int EndLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int LocatorLength = 20;

    /// <summary>The number of entries; null where the stream ends like no zip.</summary>
    public static long? CountEntries(Stream stream)
    {
        var tail = new byte[(int)Math.Min(stream.Length, EndLength + LongestComment + LocatorLength)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        stream.Position = 0;
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + EndLength > tail.Length)
            return null;
        var count = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10));
        return count == ushort.MaxValue ? CountZip64(stream, tail, end) ?? count : count;
    }

    private static long? CountZip64(Stream stream, byte[] tail, int end)
    {
        var locator = end - LocatorLength;
        if (locator < 0 || !tail.AsSpan(locator).StartsWith("PK\u0006\u0007"u8))
            return null;
        var position = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(locator + 8));
        Span<byte> record = stackalloc byte[40];
        if (position < 0 || position > stream.Length - record.Length)
            return null;
        stream.Position = position;
        stream.ReadExactly(record);
        stream.Position = 0;
        return record.StartsWith("PK\u0006\u0006"u8) ? BinaryPrimitives.ReadInt64LittleEndian(record[32..]) : null;
    }
}
