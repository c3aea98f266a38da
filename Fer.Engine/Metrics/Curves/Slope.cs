namespace Fer.Engine.Metrics.Curves;

/// <summary>Change per epoch of a curve's last stretch, by least squares.</summary>
/// <param name="Value">Change per epoch.</param>
/// <param name="Interval">
/// Its 95 % interval by Student's t. Neighbouring epochs are not independent, so it is somewhat too narrow; it is evidence and decides nothing.
/// </param>
/// <param name="Epochs">Epochs of the stretch.</param>
public readonly record struct Slope(double Value, Interval Interval, int Epochs)
{
    /// <summary>Slope of the last values.</summary>
    /// <param name="values">One value an epoch.</param>
    /// <param name="epochs">Length of the stretch; at least 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">The stretch is shorter than 3 or longer than the curve.</exception>
    public static Slope OfLast(IReadOnlyList<double> values, int epochs)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 3);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(epochs, values.Count);
        var last = values.Skip(values.Count - epochs).ToArray();
        var (middle, mean) = ((epochs - 1) / 2.0, last.Average());
        double squares = 0, products = 0;
        for (var i = 0; i < epochs; i++)
        {
            squares += (i - middle) * (i - middle);
            products += (i - middle) * (last[i] - mean);
        }

        var slope = products / squares;
        var residuals = last.Select((value, i) => value - mean - slope * (i - middle)).Sum(rest => rest * rest);
        var half = MeanInterval.StudentQuantile(epochs - 2) * Math.Sqrt(residuals / (epochs - 2) / squares);
        return new(slope, new(slope - half, slope + half), epochs);
    }
}
