using Fer.Data.Datasets;
using Fer.Engine.Imaging;

namespace Fer.Engine.Importing;

/// <summary>Reads a folder per class, in the order of the paths. Symbolic links are not followed.</summary>
internal sealed class FolderReader(string path) : IDatasetReader
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <inheritdoc />
    public string Name => Path.GetFileName(_root);

    /// <inheritdoc />
    public ImportSourceKind Kind => ImportSourceKind.Folder;

    /// <inheritdoc />
    public IEnumerable<SourceEntry> Read(ClassMap classes)
    {
        var files = List();
        var unknown = new UnknownFolders();
        for (var i = 0; i < files.Count; i++)
        {
            var fraction = (i + 1.0) / files.Count;
            if (EntryPath.FindLabel(files[i], classes) is { } label)
                yield return ReadFile(files[i], label, fraction);
            else
                unknown.Add(files[i]);
        }
        foreach (var report in unknown.Report(classes))
            yield return report;
    }

    public void Dispose()
    {
    }

    private List<string> List()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Device, MaxRecursionDepth = 32 };
        var found = new System.IO.Enumeration.FileSystemEnumerable<string>(
            _root, (ref entry) => entry.ToFullPath()[(_root.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/'), options)
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory || IsLink(entry.Attributes),
            ShouldRecursePredicate = (ref entry) => !IsLink(entry.Attributes),
        };
        var files = found.Where(file => !EntryPath.IsClutter(file)).ToList();
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private SourceEntry ReadFile(string file, int label, double fraction)
    {
        RejectedSource Reject(string reason) => new(new RejectedEntry(file, reason), fraction);
        var info = new FileInfo(Path.Combine(_root, file));
        try
        {
            if (IsLink(info.Attributes))
                return Reject("it is a symbolic link, which is not followed");
            if (info.Length > ImageLimits.MaxBytes)
                return Reject($"the file is larger than {ImageLimits.MaxBytes / (1024 * 1024)} MB");
            return new SourceImage(fraction)
            {
                Key = file,
                Place = file,
                Label = label,
                Usage = EntryPath.FindUsage(file),
                File = File.ReadAllBytes(info.FullName),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Reject($"it cannot be read ({error.Message})");
        }
    }

    private static bool IsLink(FileAttributes attributes) => attributes.HasFlag(FileAttributes.ReparsePoint);
}
