using Fer.Data.Samples;

namespace Fer.Engine.Importing;

/// <summary>Reads class and usage out of an entry's path: <c>[anything/][train|test|.../]class/[anything/]name</c>.</summary>
internal static class EntryPath
{
    private static readonly Dictionary<string, SourceUsage> Usages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["train"] = SourceUsage.Training,
        ["training"] = SourceUsage.Training,
        ["val"] = SourceUsage.Validation,
        ["valid"] = SourceUsage.Validation,
        ["validation"] = SourceUsage.Validation,
        ["test"] = SourceUsage.Test,
        ["PublicTest"] = SourceUsage.PublicTest,
        ["PrivateTest"] = SourceUsage.PrivateTest,
    };

    private static readonly HashSet<string> Clutter = new(StringComparer.OrdinalIgnoreCase) { "__MACOSX", "Thumbs.db", "desktop.ini" };

    /// <summary>Whether the path belongs to what systems leave behind (<c>__MACOSX</c>, dot files), which no person put there.</summary>
    public static bool IsClutter(string path) => path.Split('/').Any(part => part.StartsWith('.') || Clutter.Contains(part));

    /// <summary>The class index that the nearest folder above the file names; null where none does.</summary>
    public static int? FindLabel(string path, ClassMap classes)
    {
        var parts = path.Split('/');
        for (var i = parts.Length - 2; i >= 0; i--)
        {
            if (classes.Find(parts[i]) is { } label)
                return label;
        }
        return null;
    }

    /// <summary>The nearest folder above the file that names no usage: where the class should stand; null where there is none.</summary>
    public static string? ClassFolder(string folder) =>
        folder.Split('/').LastOrDefault(part => part.Length > 0 && !Usages.ContainsKey(part));

    /// <summary>The usage that the nearest folder above the file names.</summary>
    public static SourceUsage FindUsage(string path)
    {
        var parts = path.Split('/');
        for (var i = parts.Length - 2; i >= 0; i--)
        {
            if (Usages.TryGetValue(parts[i], out var usage))
                return usage;
        }
        return SourceUsage.Unspecified;
    }

    /// <summary>Whether a folder's name is a usage.</summary>
    public static bool IsUsage(string folder) => Usages.ContainsKey(folder);

    /// <summary>The folder of an entry; empty for the root.</summary>
    public static string Folder(string path) => path.LastIndexOf('/') is var end and > 0 ? path[..end] : "";

    /// <summary>Whether the path, as written in an archive, could lead out of it or means different files on different systems.</summary>
    public static bool LeavesArchive(string path) =>
        path.StartsWith('/') || path.Contains('\\') || path.Contains(':') || path.Contains('\0')
        || path.Split('/').Any(part => part == "..");
}
