namespace Fer.Engine.Importing;

/// <summary>Decides of what form a source is.</summary>
internal static class SourceProbe
{
    private const string Forms = "Give fer2013.csv, icml_face_data.csv, a folder or a zip with a folder per class.";

    private static ReadOnlySpan<byte> ZipMagic => "PK\u0003\u0004"u8;

    private static ReadOnlySpan<byte> EmptyZipMagic => "PK\u0005\u0006"u8;

    /// <summary>Opens a source.</summary>
    /// <exception cref="ImportException">There is nothing at the path, or it is of no form that can be imported.</exception>
    public static IDatasetReader Open(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
            throw new ImportException($"No path was given. {Forms}");
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
            return new FolderReader(full);
        if (!File.Exists(full))
            throw new ImportException($"There is nothing at {full}. Nothing was imported. Check the path.");
        try
        {
            var start = ReadStart(full);
            if (start.StartsWith(ZipMagic) || start.StartsWith(EmptyZipMagic))
                return new ZipReader(full, ArchiveLimits.Default);
            return start.Contains((byte)0)
                ? throw new ImportException($"{full} is neither a table nor a zip. Nothing was imported. {Forms}")
                : new PixelTableReader(full);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ImportException($"{full} cannot be read ({error.Message}). Nothing was imported. Check its permissions.");
        }
    }

    private static ReadOnlySpan<byte> ReadStart(string path)
    {
        var start = new byte[512];
        using var stream = File.OpenRead(path);
        return start.AsSpan(0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
    }
}
