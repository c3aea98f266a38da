namespace Fer.Engine.Curation;

/// <summary>How unequal the classes are.</summary>
/// <param name="Counts">Images of each class.</param>
/// <param name="Ratio">Largest over smallest class of those that have images; 1 where all are equal, NaN without images.</param>
/// <param name="EffectiveClasses">Number of equal classes that would be as mixed: e to the entropy (Hill 1973), 1 to C; 0 without images.</param>
/// <param name="NormalizedEntropy">Entropy of the shares over that of C equal classes (Pielou's evenness), 0 to 1; 1 for a single class, 0 without images.</param>
/// <param name="EmptyClasses">Classes without images.</param>
public sealed record ClassImbalance(IReadOnlyList<int> Counts, double Ratio, double EffectiveClasses, double NormalizedEntropy, int EmptyClasses)
{
    /// <summary>Measures the classes.</summary>
    /// <param name="counts">Images of each class, 0 or more.</param>
    public static ClassImbalance Of(IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        foreach (var count in counts)
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
        int[] present = [.. counts.Where(count => count > 0)];
        if (present.Length == 0)
            return new(counts, double.NaN, 0, 0, counts.Count);
        var total = present.Sum(count => (double)count);
        var entropy = -present.Sum(count => count / total * Math.Log(count / total));
        return new(counts, (double)present.Max() / present.Min(), Math.Exp(entropy),
            counts.Count == 1 ? 1 : entropy / Math.Log(counts.Count), counts.Count - present.Length);
    }
}
