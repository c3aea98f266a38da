using System.Collections.Concurrent;
using Fer.Data.Storage;
using Fer.Web.Components.Importing;

namespace Fer.Web.Endpoints;

/// <summary>
/// Files that were sent by the browser and wait for their import. Each lies in a folder with a generated name; of the
/// name it was sent under only harmless characters are kept, because a source is known again by its name.
/// </summary>
internal sealed class UploadStore(DataFolder folder) : IUploads
{
    /// <summary>Largest upload, in bytes.</summary>
    public const long Largest = 1L << 30;

    private const int LongestName = 80;
    private static readonly string[] Kinds = [".csv", ".zip"];
    private readonly ConcurrentDictionary<Guid, ReceivedUpload> _received = new();

    /// <summary>Whether a file of this name is one that can be imported.</summary>
    public static bool IsKnownKind(string name) => Kinds.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>Deletes what earlier processes left.</summary>
    public void Empty()
    {
        if (Directory.Exists(folder.Uploads))
            Directory.Delete(folder.Uploads, recursive: true);
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
            var upload = new ReceivedUpload(id, CleanName(name), Path.Combine(place, CleanName(name)), 0);
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

    /// <summary>The last part of a name, with letters, digits, dots, dashes, underscores and spaces only.</summary>
    internal static string CleanName(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var kept = string.Concat(last.Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or ' ')).Trim('.', ' ');
        if (kept.Length > LongestName)
            kept = kept[^LongestName..].Trim('.', ' ');
        return IsKnownKind(kept) && Path.GetFileNameWithoutExtension(kept).Length > 0 ? kept : $"upload{Path.GetExtension(last)}";
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
