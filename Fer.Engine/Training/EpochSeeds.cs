using static TorchSharp.torch;

namespace Fer.Engine.Training;

/// <summary>Seeds of one epoch, made from the run's seed, so that an epoch draws the same numbers whether or not the run stopped before it.</summary>
internal static class EpochSeeds
{
    /// <summary>A seed for one purpose of one epoch: SplitMix64 (Steele, Lea and Flood 2014) of the three numbers; 0 to 2^63 - 1.</summary>
    public static long Of(long seed, int epoch, int purpose)
    {
        var mixed = Mix(Mix(Mix((ulong)seed) + (ulong)epoch) + (ulong)purpose);
        return (long)(mixed >> 1);
    }

    /// <summary>Seeds torch's own generators, from which dropout draws.</summary>
    public static void SeedTorch(long seed, int epoch) => random.manual_seed(Of(seed, epoch, 0));

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
