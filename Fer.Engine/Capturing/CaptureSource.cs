using Fer.Data;
using Fer.Data.Datasets;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Capturing;

/// <summary>The source that holds a dataset's captured faces of one kind; made with the first of them.</summary>
internal static class CaptureSource
{
    /// <summary>Key of the source, in the caller's transaction.</summary>
    public static async Task<int> EnsureAsync(FerDbContext db, int datasetId, ImportSourceKind kind, DateTimeOffset now, CancellationToken ct)
    {
        var known = await db.ImportSources.Where(row => row.DatasetId == datasetId && row.Kind == kind).Select(row => (int?)row.Id).FirstOrDefaultAsync(ct);
        if (known is { } id)
            return id;
        var taken = await db.ImportSources.Where(row => row.DatasetId == datasetId).Select(row => row.Name).ToListAsync(ct);
        var source = new ImportSource { DatasetId = datasetId, Name = FreeName(NameOf(kind), taken), Kind = kind, StartedAt = now, CompletedAt = now };
        db.ImportSources.Add(source);
        await db.SaveChangesAsync(ct);
        return source.Id;
    }

    /// <summary>A folder that was imported may bear the name already, and a name is a source's identity.</summary>
    private static string FreeName(string name, List<string> taken) =>
        Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? name : $"{name} {number}")
            .First(free => !taken.Contains(free, StringComparer.OrdinalIgnoreCase));

    private static string NameOf(ImportSourceKind kind) => kind == ImportSourceKind.Webcam ? "Webcam" : "Uploaded pictures";
}
