namespace Fer.Engine.Metrics;

/// <summary>The 95 % score interval of a share, which unlike ±1.96 standard errors stays within 0 and 1 and holds for small n (Wilson 1927).</summary>
public static class WilsonInterval
{
    private const double Z = 1.959963984540054;

    /// <summary>Interval of <paramref name="successes"/> out of <paramref name="trials"/>; 0 to 1 where there are no trials.</summary>
    public static Interval Of(int successes, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (trials == 0)
            return new(0, 1);

        double n = trials, p = successes / n;
        var centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        var half = Z / (1 + Z * Z / n) * Math.Sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        return new(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
