using System.Globalization;
using Fer.Data.Splits;
using Fer.Engine.Importing;

namespace Fer.Engine.Splitting;

/// <summary>Reads the field whose equal values stay in one part.</summary>
/// <param name="field">The field.</param>
/// <param name="classNames">Names of the dataset's classes: a folder or prefix that names one says nothing about who is shown.</param>
internal sealed class GroupingField(SplitField field, IReadOnlyList<string> classNames)
{
    private readonly ClassMap _classes = new(classNames);

    /// <summary>A sample's value, or null where it has none.</summary>
    /// <param name="sourceId">Its import source.</param>
    /// <param name="sourceKey">Its key in the source: a path, or <c>row 17</c>.</param>
    /// <param name="isRow">Whether it came from a table, where there are neither folders nor names.</param>
    public string? Of(int sourceId, string sourceKey, bool isRow) => field switch
    {
        SplitField.Source => sourceId.ToString(CultureInfo.InvariantCulture),
        SplitField.Folder when !isRow => Folder(sourceKey),
        SplitField.NamePrefix when !isRow => Prefix(sourceKey[(sourceKey.LastIndexOf('/') + 1)..]),
        _ => null,
    };

    private string? Folder(string path)
    {
        List<string> folders = [.. path.Split('/')[..^1].Where(folder => !EntryPath.IsUsage(folder))];
        var ofClass = folders.FindLastIndex(folder => _classes.Find(folder) is not null);
        if (ofClass >= 0)
            folders.RemoveAt(ofClass);
        return folders.Count == 0 ? null : string.Join('/', folders);
    }

    private string? Prefix(string name)
    {
        var end = name.IndexOfAny(['_', '-']);
        return end <= 0 || _classes.Find(name[..end]) is not null || EntryPath.IsUsage(name[..end]) ? null : name[..end];
    }
}
