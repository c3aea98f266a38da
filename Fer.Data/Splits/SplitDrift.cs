namespace Fer.Data.Splits;

/// <summary>How a dataset has changed since a split of it was made.</summary>
/// <param name="Relabelled">Samples whose label is another now, by part; parts without any are missing.</param>
/// <param name="Excluded">Samples of the parts that are excluded now, by part; parts without any are missing.</param>
/// <param name="Added">Samples that the split does not hold.</param>
public sealed record SplitDrift(IReadOnlyDictionary<SplitPart, int> Relabelled, IReadOnlyDictionary<SplitPart, int> Excluded, int Added)
{
    /// <summary>Whether the dataset is as the split holds it.</summary>
    public bool IsNone => Relabelled.Count == 0 && Excluded.Count == 0 && Added == 0;

    /// <summary>Relabelled samples of all parts.</summary>
    public int RelabelledInAll => Relabelled.Values.Sum();

    /// <summary>Excluded samples of all parts.</summary>
    public int ExcludedInAll => Excluded.Values.Sum();
}
