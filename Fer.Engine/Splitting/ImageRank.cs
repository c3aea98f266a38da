namespace Fer.Engine.Splitting;

/// <summary>
/// Gives each image a place in a seeded draw from its pixels alone, so that neither the order of rows nor the way of
/// import changes a split. Mixing is SplitMix64's finaliser (Steele, Lea, Flood: Fast splittable pseudorandom number
/// generators, 2014).
/// </summary>
internal static class ImageRank
{
    /// <summary>A number uniform over 64 bits that depends on all three arguments.</summary>
    public static ulong Of(UInt128 imageKey, long seed, int draw)
    {
        var state = Mix(unchecked((ulong)seed + 0x9E3779B97F4A7C15UL * (ulong)(draw + 1)));
        state = Mix(state ^ (ulong)(imageKey >> 64));
        return Mix(state ^ (ulong)imageKey);
    }

    /// <summary>The rank as a fraction, at least 0 and below 1.</summary>
    public static double Fraction(ulong rank) => (rank >> 11) * (1.0 / (1UL << 53));

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15UL;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
