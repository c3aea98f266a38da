using System.IO.Compression;

namespace Fer.Tests.TestKit;

/// <summary>Zips that tests import.</summary>
public static class TestZip
{
    public static byte[] Of(params IEnumerable<(string Name, byte[] Content)> entries) => Of(archive =>
    {
        foreach (var (name, content) in entries)
            Add(archive, name, content);
    });

    public static byte[] Of(Action<ZipArchive> fill)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            fill(archive);
        return stream.ToArray();
    }

    public static ZipArchiveEntry Add(ZipArchive archive, string name, byte[] content)
    {
        var entry = archive.CreateEntry(name);
        using var target = entry.Open();
        target.Write(content);
        return entry;
    }
}
