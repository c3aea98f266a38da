namespace Fer.Engine.Importing;

/// <summary>Counts files that lie in no class's folder, so that a folder of thousands is reported once.</summary>
internal sealed class UnknownFolders
{
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts one file.</summary>
    public void Add(string path)
    {
        var folder = EntryPath.Folder(path);
        _counts[folder] = _counts.GetValueOrDefault(folder) + 1;
    }

    /// <summary>One rejection a folder.</summary>
    public IEnumerable<SourceEntry> Report(ClassMap classes) => _counts.Select(pair => new RejectedSource(
        new RejectedEntry(
            pair.Key.Length == 0 ? "(top folder)" : pair.Key,
            $"no folder above the file names a class of this dataset ({classes.Listed})",
            pair.Value,
            EntryPath.ClassFolder(pair.Key)),
        1));
}
