using System.IO.Compression;
using Fer.Data.Datasets;

namespace Fer.Engine.Importing;

/// <summary>
/// Reads an archive of a folder per class, in the order of the paths. Nothing is unpacked to disk; names that could lead out of
/// the archive and links are reported and not read, and what unpacks to more than allowed is refused while it is read.
/// </summary>
internal sealed class ZipReader : IDatasetReader
{
    private readonly FileStream _stream;
    private readonly ZipArchive _archive;
    private readonly List<ZipArchiveEntry> _entries;
    private readonly ArchiveLimits _limits;

    /// <summary>Opens an archive and checks what it declares.</summary>
    /// <exception cref="ImportException">It is damaged, or declares more than the limits allow.</exception>
    public ZipReader(string path, ArchiveLimits limits)
    {
        Name = Path.GetFileName(path);
        _limits = limits;
        _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        try
        {
            if (ArchiveDirectory.CountEntries(_stream) > limits.Entries)
                throw new ImportException($"{path} has more than {limits.Entries} entries. Nothing was imported. Unpack it and import the folder.");
            _archive = new ZipArchive(_stream, ZipArchiveMode.Read);
            _entries = [.. _archive.Entries.Where(entry => IsWanted(entry.FullName))];
            if (_entries.Sum(entry => (decimal)entry.Length) > limits.UnpackedBytes)
                throw new ImportException($"{path} unpacks to more than {limits.UnpackedBytes / (1024 * 1024)} MB. Nothing was imported. Unpack it and import the folder.");
        }
        catch (InvalidDataException error)
        {
            _stream.Dispose();
            throw new ImportException($"{path} is a damaged or incomplete zip ({error.Message}). Nothing was imported. Fetch it again.");
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
        _entries.Sort((one, other) => string.CompareOrdinal(one.FullName, other.FullName));
    }

    /// <inheritdoc />
    public string Name { get; }

    /// <inheritdoc />
    public ImportSourceKind Kind => ImportSourceKind.Zip;

    /// <inheritdoc />
    public IEnumerable<SourceEntry> Read(ClassMap classes)
    {
        var unknown = new UnknownFolders();
        for (var i = 0; i < _entries.Count; i++)
        {
            var name = _entries[i].FullName;
            var fraction = (i + 1.0) / _entries.Count;
            if (EntryPath.LeavesArchive(name))
                yield return new RejectedSource(new RejectedEntry(name, "the entry's name leads outside the archive"), fraction);
            else if (EntryPath.FindLabel(name, classes) is { } label)
                yield return ReadEntry(_entries[i], label, fraction);
            else
                unknown.Add(name);
        }
        foreach (var report in unknown.Report(classes))
            yield return report;
    }

    public void Dispose()
    {
        _archive.Dispose();
        _stream.Dispose();
    }

    private SourceEntry ReadEntry(ZipArchiveEntry entry, int label, double fraction)
    {
        try
        {
            return new SourceImage(fraction)
            {
                Key = entry.FullName,
                Place = entry.FullName,
                Label = label,
                Usage = EntryPath.FindUsage(entry.FullName),
                File = ArchiveEntry.Read(entry, _limits),
            };
        }
        catch (Exception error) when (error is RowFaultException or InvalidDataException or IOException or NotSupportedException)
        {
            var reason = error is RowFaultException ? error.Message : $"it cannot be unpacked ({error.Message})";
            return new RejectedSource(new RejectedEntry(entry.FullName, reason), fraction);
        }
    }

    /// <summary>Names that lead outside are wanted, so that they are reported and not passed over as dot files.</summary>
    private static bool IsWanted(string name) => !name.EndsWith('/') && (EntryPath.LeavesArchive(name) || !EntryPath.IsClutter(name));
}
