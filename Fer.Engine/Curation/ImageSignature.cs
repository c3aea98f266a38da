using System.Numerics;

namespace Fer.Engine.Curation;

/// <summary>A perceptual hash of 128 bits: for each of the lowest frequencies, whether it is above 0.</summary>
internal readonly record struct ImageSignature(ulong Low, ulong High)
{
    /// <summary>Bits.</summary>
    public const int Length = 128;

    /// <summary>Number of bits in which two differ.</summary>
    public int Distance(ImageSignature other) => BitOperations.PopCount(Low ^ other.Low) + BitOperations.PopCount(High ^ other.High);

    /// <summary>Up to 32 bits from a place on, going round at the end.</summary>
    public int Window(int start, int width)
    {
        var (low, high) = start < 64 ? (Low, High) : (High, Low);
        var at = start % 64;
        var bits = at == 0 ? low : (low >> at) | (high << (64 - at));
        return (int)(bits & ((1UL << width) - 1));
    }
}
