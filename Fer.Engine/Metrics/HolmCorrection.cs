namespace Fer.Engine.Metrics;

/// <summary>
/// Corrects p values for the number of tests (Holm 1979): with m tests, the k-th smallest p counts as (m - k + 1) times itself and never as less than
/// the one before it. The chance of even one false finding stays at the level, whatever the tests have to do with each other.
/// </summary>
public static class HolmCorrection
{
    /// <summary>The corrected p values, in the order given; at most 1.</summary>
    /// <param name="values">p values, each 0 to 1.</param>
    /// <param name="tests">
    /// Tests that these were picked from after a look at the data; null where they are all. Those not given count as if their p were the larger,
    /// which can only make the correction too strict.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside 0 to 1, or there are fewer tests than values.</exception>
    public static double[] Of(IReadOnlyList<double> values, int? tests = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        var count = tests ?? values.Count;
        ArgumentOutOfRangeException.ThrowIfLessThan(count, values.Count, nameof(tests));
        if (values.Any(value => value is not (>= 0 and <= 1)))
            throw new ArgumentOutOfRangeException(nameof(values), "A p value lies between 0 and 1.");
        var corrected = new double[values.Count];
        var largest = 0.0;
        foreach (var (rank, index) in Enumerable.Range(0, values.Count).OrderBy(index => values[index]).Index())
        {
            largest = Math.Max(largest, Math.Min(1, (count - rank) * values[index]));
            corrected[index] = largest;
        }

        return corrected;
    }
}
