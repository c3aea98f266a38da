using System.IO.Compression;
using Fer.Engine.Imaging;

namespace Fer.Engine.Importing;

/// <summary>Unpacks one entry in memory, with every limit counted on the bytes that really come.</summary>
internal static class ArchiveEntry
{
    private const int UnixTypeMask = 0xF000;
    private const int UnixLink = 0xA000;

    /// <summary>The entry's bytes.</summary>
    /// <exception cref="RowFaultException">It is a link, too large, or unpacks to more than it declares or the ratio allows.</exception>
    public static byte[] Read(ZipArchiveEntry entry, ArchiveLimits limits)
    {
        if (((entry.ExternalAttributes >> 16) & UnixTypeMask) == UnixLink)
            throw new RowFaultException("it is a symbolic link, which is not followed");
        if (entry.Length > ImageLimits.MaxBytes)
            throw new RowFaultException($"the file is larger than {ImageLimits.MaxBytes / (1024 * 1024)} MB");
        if (entry.Length > ArchiveLimits.RatioFreeBytes && entry.Length / Math.Max(1, entry.CompressedLength) > limits.Ratio)
            throw new RowFaultException($"it unpacks to more than {limits.Ratio} times its packed size");
        var content = new byte[entry.Length];
        using var stream = entry.Open();
        var read = stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        if (read < content.Length)
            throw new RowFaultException("it is cut short");
        if (stream.ReadByte() >= 0)
            throw new RowFaultException("it unpacks to more than it declares");
        return content;
    }
}
