namespace Fer.Data.Datasets;

/// <summary>One class of a dataset's vocabulary.</summary>
public sealed class DatasetClass
{
    /// <summary>Dataset it belongs to.</summary>
    public int DatasetId { get; init; }

    /// <summary>Index used as the label, from 0; the position in probability vectors and matrices.</summary>
    public required int Index { get; init; }

    /// <summary>Name shown to people, such as <c>Angry</c>; unique within the dataset.</summary>
    public required string Name { get; set; }

    /// <summary>Key that gives this label; one character, unique within the dataset.</summary>
    public required string Hotkey { get; set; }

    /// <summary>Place in the theme's class palette, from 1; the theme decides the colour itself.</summary>
    public required int ColourSlot { get; set; }

    /// <summary>Class that it was last merged into, or null. Its index stays taken, so that old splits and runs keep their meaning.</summary>
    public int? MergedIntoIndex { get; set; }

    /// <summary>The act that merged it, or null. The class is in use again where that act is taken back.</summary>
    public long? MergedByActId { get; set; }
}
