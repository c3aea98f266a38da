using System.Globalization;
using Fer.Data.Datasets;
using Fer.Engine.Importing;

namespace Fer.Engine.Labelling;

/// <summary>Reads class indices and names of one dataset.</summary>
internal sealed class LabelClasses(IReadOnlyList<ClassCount> classes)
{
    private readonly ClassMap _names = new([.. classes.Select(row => row.Name)]);

    /// <summary>The class of a line.</summary>
    /// <exception cref="LabelLineException">It names none, an unknown or a retired one, or two different ones.</exception>
    public int Find(LabelTableRow row)
    {
        var label = row.Label is { } text ? Parse(text) : (int?)null;
        var named = row.Class is { } name ? Parse(name) : (int?)null;
        if (label is { } one && named is { } other && one != other)
            throw new LabelLineException(LabelLineKind.Faulty, $"its label {row.Label} is {classes[one].Name}, but its class says {row.Class}; make them agree, or take one of the two columns out");
        return InUse(label ?? named ?? throw new LabelLineException(LabelLineKind.Faulty, "it has no label"));
    }

    private int Parse(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < classes.Count)
            return index;
        return _names.Find(text) ?? throw new LabelLineException(
            LabelLineKind.UnknownClass, $"the dataset has no class {text}; it has {string.Join(", ", classes.Select(row => $"{row.Index} {row.Name}"))}");
    }

    private int InUse(int index) => classes[index].MergedIntoIndex is not { } into
        ? index
        : throw new LabelLineException(LabelLineKind.UnknownClass, $"{classes[index].Name} was merged into {classes[into].Name} and gives no labels any more");
}
