namespace Fer.Data.Datasets;

/// <summary>The classes that a dataset starts with, and what a class may be.</summary>
public static class ClassVocabulary
{
    /// <summary>Longest name of a class, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>Colours of the theme's class palette; slots go from 1 to this.</summary>
    public const int ColourSlots = 10;

    /// <summary>Most classes of one dataset, merged ones included.</summary>
    public const int MostClasses = 20;

    /// <summary>FER+'s eighth class, which FER-2013 lacks.</summary>
    public const string Contempt = "Contempt";

    private const string KeyOrder = "1234567890qweasdfghjklyuiop";

    /// <summary>Keys of commands, in lower case; no class may have one of them.</summary>
    public static string ReservedKeys { get; } = "rtxz?";

    /// <summary>FER-2013's seven classes in the index order of its <c>emotion</c> column.</summary>
    public static IReadOnlyList<string> Fer2013 { get; } = ["Angry", "Disgust", "Fear", "Happy", "Sad", "Surprise", "Neutral"];

    /// <summary>Rows of FER-2013's vocabulary: hotkeys 1 to 7, colour slots 1 to 7.</summary>
    public static List<DatasetClass> CreateFer2013() => [.. Fer2013.Select((name, index) => new DatasetClass
    {
        Index = index,
        Name = name,
        Hotkey = (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
        ColourSlot = index + 1,
    })];

    /// <summary>The first usual key that is not taken; null where all are.</summary>
    public static string? FreeKey(IEnumerable<string> taken)
    {
        var keys = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return KeyOrder.Where(key => !ReservedKeys.Contains(key, StringComparison.Ordinal))
            .Select(key => key.ToString()).FirstOrDefault(key => !keys.Contains(key));
    }

    /// <summary>The first colour slot that is used least.</summary>
    public static int FreeSlot(IEnumerable<int> taken)
    {
        var uses = taken.CountBy(slot => slot).ToDictionary();
        return Enumerable.Range(1, ColourSlots).MinBy(slot => uses.GetValueOrDefault(slot));
    }
}
