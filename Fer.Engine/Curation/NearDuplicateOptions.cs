namespace Fer.Engine.Curation;

/// <summary>What counts as a near duplicate and how hard it is looked for.</summary>
public sealed record NearDuplicateOptions
{
    /// <summary>
    /// For the faces that Fer draws. They are so alike that at 0.92 other persons with other expressions count as one picture, and of 4,000 faces
    /// 243 run together into one group; at 0.96 one pair is left.
    /// </summary>
    public static NearDuplicateOptions ForDrawnFaces { get; } = new() { MinCorrelation = 0.96 };

    /// <summary>
    /// Smallest pixel correlation of a pair, above 0 and up to 1. 0.92 was chosen by looking at FER-2013: of 60 pairs drawn at random, 59 showed
    /// one photograph at 0.92 to 0.93, 55 at 0.91 to 0.92, and about half at 0.86 to 0.87. A pair too many only keeps two images together in a split;
    /// a pair missed lets a model be tested on what it learnt, so the bound lies as low as pairs are still right.
    /// </summary>
    public double MinCorrelation { get; init; } = 0.92;

    /// <summary>
    /// Bits of 128 in which two signatures may differ at most for their pixels to be compared. With 48 FER-2013 gives 4,296 pairs, with 32 it gives
    /// 4,292 in a fraction of the time.
    /// </summary>
    public int MostDifferentBits { get; init; } = 32;

    /// <summary>Threads at most; null for all processors. The result is the same whatever the number.</summary>
    public int? Threads { get; init; }

    /// <summary>Seed of the choice of bits that the index looks up together.</summary>
    public long Seed { get; init; } = 1;
}
