namespace Fer.Data.Datasets;

/// <summary>What the classes of one dataset must be to each other.</summary>
internal static class ClassRules
{
    /// <summary>What is wrong with some of a dataset's classes; empty where nothing is.</summary>
    /// <param name="classes">All classes of the dataset as they are to be, cleaned.</param>
    /// <param name="asked">Indices of those to judge.</param>
    public static List<ClassProblem> Check(IReadOnlyList<ClassChange> classes, IReadOnlySet<int> asked) =>
        [.. classes.Where(row => asked.Contains(row.Index)).SelectMany(row => Check(row, [.. classes.Where(other => other.Index != row.Index)]))];

    private static IEnumerable<ClassProblem> Check(ClassChange row, IReadOnlyList<ClassChange> others)
    {
        if (ProblemOfName(row.Name, others) is { } name)
            yield return new ClassProblem(row.Index, ClassField.Name, name);
        if (ProblemOfKey(row.Hotkey, others) is { } key)
            yield return new ClassProblem(row.Index, ClassField.Hotkey, key);
        if (row.ColourSlot is < 1 or > ClassVocabulary.ColourSlots)
            yield return new ClassProblem(row.Index, ClassField.Colour, $"Colours go from 1 to {ClassVocabulary.ColourSlots}.");
    }

    private static string? ProblemOfName(string name, IReadOnlyList<ClassChange> others)
    {
        if (name.Length is 0 or > ClassVocabulary.LongestName)
            return $"Give a name of 1 to {ClassVocabulary.LongestName} characters.";
        if (name.Any(char.IsControl))
            return "A name has no line breaks or tabs.";
        return others.Any(other => other.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ? $"Another class is named {name}. Give another name." : null;
    }

    private static string? ProblemOfKey(string key, IReadOnlyList<ClassChange> others)
    {
        if (key.Length != 1 || char.IsControl(key[0]) || char.IsWhiteSpace(key[0]) || char.IsSurrogate(key[0]))
            return "Give one key that types a character.";
        if (ClassVocabulary.ReservedKeys.Contains(key[0], StringComparison.Ordinal))
            return $"The key {key} is a command already. Choose another.";
        return others.FirstOrDefault(other => other.Hotkey.Equals(key, StringComparison.OrdinalIgnoreCase)) is { } holder
            ? $"{holder.Name} has the key {key}. Choose another, or change that one too."
            : null;
    }
}
