using Fer.Engine.Curation;

namespace Fer.Engine.Training;

/// <summary>
/// Numbers of the symmetric Beta distribution from a generator of its own. TorchSharp's distribution draws from torch's global generator, from which
/// dropout draws on another thread at the same time, so that no run would repeat.
/// </summary>
internal sealed class BetaNumbers(double alpha, long seed)
{
    private readonly SeededRandom _random = new(seed);

    /// <summary>The next number, 0 to 1: one Gamma number as a share of two.</summary>
    public double Next()
    {
        var (one, other) = (Gamma(), Gamma());
        return one + other > 0 ? one / (one + other) : 0.5;
    }

    /// <summary>Marsaglia and Tsang 2000; for shapes below 1 by their boost from shape + 1.</summary>
    private double Gamma()
    {
        var boost = alpha < 1 ? Math.Pow(Uniform(), 1 / alpha) : 1;
        var d = (alpha < 1 ? alpha + 1 : alpha) - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(Uniform()) < 0.5 * x * x + d - d * v + d * Math.Log(v))
                return boost * d * v;
        }
    }

    /// <summary>Box and Muller 1958.</summary>
    private double Normal() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>Above 0, at most 1.</summary>
    private double Uniform() => 1 - (double)_random.Unit();
}
