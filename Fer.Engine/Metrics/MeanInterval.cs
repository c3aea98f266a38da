namespace Fer.Engine.Metrics;

/// <summary>Mean of a few independent measurements with its 95 % interval by Student's t.</summary>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Deviation">Standard deviation of the sample; null for one measurement.</param>
/// <param name="HalfWidth">Half of the interval's width; null for one measurement, which says nothing about chance.</param>
/// <param name="Count">Measurements.</param>
public sealed record MeanInterval(double Mean, double? Deviation, double? HalfWidth, int Count)
{
    private const double NormalQuantile = 1.959963984540054;

    /// <summary>Quantiles 0.975 of Student's t for 1 to 30 degrees of freedom.</summary>
    private static readonly double[] StudentQuantiles =
    [
        12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139,
        2.200985, 2.178813, 2.160369, 2.144787, 2.131450, 2.119905, 2.109816, 2.100922, 2.093024, 2.085963,
        2.079614, 2.073873, 2.068658, 2.063899, 2.059539, 2.055529, 2.051831, 2.048407, 2.045230, 2.042272,
    ];

    /// <summary>Mean and interval of the values; null where there are none.</summary>
    public static MeanInterval? Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
            return null;
        var mean = values.Average();
        if (values.Count == 1)
            return new MeanInterval(mean, null, null, 1);
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1));
        return new MeanInterval(mean, deviation, StudentQuantile(values.Count - 1) * deviation / Math.Sqrt(values.Count), values.Count);
    }

    /// <summary>Quantile 0.975 of Student's t; beyond the table by the expansion around the normal quantile, right to 1e-5.</summary>
    internal static double StudentQuantile(int freedom)
    {
        if (freedom <= StudentQuantiles.Length)
            return StudentQuantiles[freedom - 1];
        double n = freedom, z = NormalQuantile, cube = z * z * z, fifth = cube * z * z, seventh = fifth * z * z;
        return z + (cube + z) / (4 * n) + (5 * fifth + 16 * cube + 3 * z) / (96 * n * n)
            + (3 * seventh + 19 * fifth + 17 * cube - 15 * z) / (384 * n * n * n);
    }
}
