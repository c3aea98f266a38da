namespace Fer.Data.Datasets;

/// <summary>The classes that a dataset starts with.</summary>
public static class ClassVocabulary
{
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
}
