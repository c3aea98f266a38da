namespace Fer.Engine.Curation;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014): a small generator whose numbers are the same on every platform and in every version of .NET.
/// </summary>
internal sealed class SeededRandom
{
    private ulong _state;

    /// <summary>A generator of its own for each pair of numbers.</summary>
    public SeededRandom(long seed, long stream = 0)
    {
        _state = (ulong)seed;
        _state = Next() ^ (ulong)stream;
        Next();
    }

    /// <summary>Uniform from 0 (included) to 1 (excluded).</summary>
    public float Unit() => (Next() >> 40) * (1f / (1 << 24));

    /// <summary>Uniform between two bounds.</summary>
    public float Between(float low, float high) => low + (high - low) * Unit();

    /// <summary>Uniform whole number from 0 to below a bound.</summary>
    public int Below(int bound) => (int)((Next() >> 33) % (ulong)bound);

    /// <summary>Whether something of this probability happens.</summary>
    public bool Chance(float probability) => Unit() < probability;

    /// <summary>Mean 0, standard deviation 1, within ±3.5: the sum of twelve uniforms, which needs no function that differs between platforms.</summary>
    public float Normal()
    {
        var sum = -6f;
        for (var i = 0; i < 12; i++)
            sum += Unit();
        return Math.Clamp(sum, -3.5f, 3.5f);
    }

    /// <summary>Puts items into random order (Fisher and Yates).</summary>
    public void Shuffle<T>(T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
