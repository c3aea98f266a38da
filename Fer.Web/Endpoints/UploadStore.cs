using System.Collections.Concurrent;
using Fer.Data.Storage;
using Fer.Web.Components.Importing;

namespace Fer.Web.Endpoints;

/// <summary>
/// Files that were sent by the browser and wait for their import. Each lies in a folder with a generated name, under
/// the harmless characters of its own. Its own name is kept beside, as it is: a source is known again by its name,
/// whether it was sent or read from a path.
/// </summary>
internal sealed class UploadStore(DataFolder folder, TimeProvider clock) : IUploads
{
    /// <summary>Largest upload, in bytes.</summary>
    public const long Largest = 1L << 30;

    private const int LongestName = 80;

    /// <summary>From this age on, nobody is still sending or importing a file.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    private static readonly string[] Kinds = [".csv", ".zip"];
    private readonly ConcurrentDictionary<Guid, ReceivedUpload> _received = new();

    /// <summary>Whether a file of this name is one that can be imported.</summary>
    public static bool IsKnownKind(string name) => Kinds.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>Deletes what earlier processes left. What is younger than a day may be in another process's hands and stays.</summary>
    public void DeleteStale()
    {
        var places = new DirectoryInfo(folder.Uploads);
        if (!places.Exists)
            return;
        var since = clock.GetUtcNow().UtcDateTime - Stale;
        foreach (var place in places.GetDirectories())
            DeleteIfOlder(place, since);
    }

    /// <summary>Receives a file; null where it is larger than <see cref="Largest"/>. Whatever goes wrong, no part of it stays.</summary>
    public async Task<ReceivedUpload?> ReceiveAsync(string name, Stream content, CancellationToken ct)
    {
        var id = Guid.NewGuid();
        var place = Path.Combine(folder.Uploads, id.ToString("N"));
        Directory.CreateDirectory(place);
        var kept = false;
        try
        {
            var upload = new ReceivedUpload(id, OwnName(name), Path.Combine(place, CleanName(name)), 0);
            var bytes = await CopyAsync(content, upload.Path, ct);
            if (bytes is null)
                return null;
            upload = upload with { Bytes = bytes.Value };
            kept = _received.TryAdd(id, upload);
            return upload;
        }
        finally
        {
            if (!kept)
                Directory.Delete(place, recursive: true);
        }
    }

    /// <summary>A received file, or null where there is none.</summary>
    public ReceivedUpload? Find(Guid id) => _received.GetValueOrDefault(id);

    public (string Name, string Path)? Locate(Guid id) => Find(id) is { } upload ? (upload.Name, upload.Path) : null;

    /// <summary>Deletes a received file; one that is gone already is no error.</summary>
    public void Delete(Guid id)
    {
        if (_received.TryRemove(id, out var upload) && Path.GetDirectoryName(upload.Path) is { } place && Directory.Exists(place))
            Directory.Delete(place, recursive: true);
    }

    /// <summary>The last part of a name; without the one character that no file name can hold.</summary>
    internal static string OwnName(string name) => name.Split('/', '\\')[^1].Replace("\0", "", StringComparison.Ordinal);

    /// <summary>The last part of a name, with letters, digits, dots, dashes, underscores and spaces only.</summary>
    internal static string CleanName(string name)
    {
        var last = OwnName(name);
        var kept = string.Concat(last.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or ' ')).Trim('.', ' ');
        if (kept.Length > LongestName)
            kept = kept[^LongestName..].Trim('.', ' ');
        return IsKnownKind(kept) && Path.GetFileNameWithoutExtension(kept).Length > 0 ? kept : $"upload{Path.GetExtension(last)}";
    }

    /// <summary>Deletes a folder that nothing was written to since; a file that is being received is written to all the time.</summary>
    private static void DeleteIfOlder(DirectoryInfo place, DateTime since)
    {
        try
        {
            if (place.EnumerateFiles().Select(file => file.LastWriteTimeUtc).Append(place.LastWriteTimeUtc).Max() < since)
                place.Delete(recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another process that starts at the same time deleted it.
        }
    }

    private static async Task<long?> CopyAsync(Stream content, string path, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true);
        var buffer = new byte[1 << 16];
        long total = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, ct)) > 0)
        {
            total += read;
            if (total > Largest)
                return null;
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        return total;
    }
}
