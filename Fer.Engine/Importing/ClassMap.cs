using System.Collections.Frozen;

namespace Fer.Engine.Importing;

/// <summary>Finds a dataset's class by the names that datasets in the field use for it.</summary>
internal sealed class ClassMap
{
    private static readonly string[][] Synonyms =
    [
        ["angry", "anger"],
        ["disgust", "disgusted"],
        ["fear", "fearful", "afraid"],
        ["happy", "happiness", "joy"],
        ["sad", "sadness"],
        ["surprise", "surprised"],
        ["neutral", "neutrality"],
        ["contempt", "contemptuous"],
    ];

    private readonly FrozenDictionary<string, int> _indexes;

    /// <summary>Maps the classes of one dataset.</summary>
    /// <param name="names">Class names in index order.</param>
    public ClassMap(IReadOnlyList<string> names)
    {
        Names = names;
        var indexes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < names.Count; index++)
        {
            indexes[names[index]] = index;
            var known = Array.Find(Synonyms, words => words.Contains(names[index], StringComparer.OrdinalIgnoreCase));
            foreach (var word in known ?? [])
                indexes.TryAdd(word, index);
        }
        _indexes = indexes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Class names in index order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The class names as a sentence lists them.</summary>
    public string Listed => string.Join(", ", Names);

    /// <summary>The class index of a name, without regard to case; null where there is none.</summary>
    public int? Find(string name) => _indexes.TryGetValue(name.Trim(), out var index) ? index : null;
}
