namespace Fer.Engine.Metrics;

/// <summary>
/// Difference of two independent shares with the hybrid score interval (Newcombe 1998, method 10): both ends come from the Wilson intervals of the
/// two shares.
/// </summary>
public static class ShareDifference
{
    /// <summary>First share less second, -1 to 1, with its 95 % interval.</summary>
    /// <param name="first">Successes of the first.</param>
    /// <param name="firstOf">Trials of the first.</param>
    /// <param name="second">Successes of the second.</param>
    /// <param name="secondOf">Trials of the second.</param>
    public static MetricInterval Of(int first, int firstOf, int second, int secondOf)
    {
        var (one, two) = (WilsonInterval.Of(first, firstOf), WilsonInterval.Of(second, secondOf));
        var (p, q) = (firstOf == 0 ? 0 : (double)first / firstOf, secondOf == 0 ? 0 : (double)second / secondOf);
        var difference = p - q;
        return new(difference, new(difference - Length(p - one.Low, two.High - q), difference + Length(one.High - p, q - two.Low)));
    }

    private static double Length(double a, double b) => Math.Sqrt(a * a + b * b);
}
