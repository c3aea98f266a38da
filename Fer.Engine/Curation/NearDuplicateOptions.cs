namespace Fer.Engine.Curation;

/// <summary>What counts as a near duplicate and how hard it is looked for.</summary>
public sealed record NearDuplicateOptions
{
    /// <summary>
    /// Smallest pixel correlation of a pair, above 0 and up to 1. 0.92 was chosen by looking at FER-2013: of 60 pairs drawn at random, 59 showed
    /// one photograph at 0.92 to 0.93, 55 at 0.91 to 0.92, and about half at 0.86 to 0.87. A pair too many only keeps two images together in a split;
    /// a pair missed lets a model be tested on what it learnt, so the bound lies as low as pairs are still right.
    /// </summary>
    public double MinCorrelation { get; init; } = 0.92;

    /// <summary>Bits of 128 in which two signatures may differ at most for their pixels to be compared.</summary>
    public int MostDifferentBits { get; init; } = 36;

    /// <summary>Threads at most; null for all processors. The result is the same whatever the number.</summary>
    public int? Threads { get; init; }

    /// <summary>Seed of the choice of bits that the index looks up together.</summary>
    public long Seed { get; init; } = 1;
}
