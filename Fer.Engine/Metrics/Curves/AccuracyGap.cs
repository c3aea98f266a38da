namespace Fer.Engine.Metrics.Curves;

/// <summary>Accuracy in training less accuracy on validation at one epoch.</summary>
/// <param name="Epoch">Epoch, from 1.</param>
/// <param name="Value">The difference, -1 to 1.</param>
/// <param name="Interval">Its 95 % interval.</param>
public readonly record struct AccuracyGap(int Epoch, double Value, Interval Interval)
{
    /// <summary>
    /// Gap of an epoch with the hybrid score interval of two independent shares (Newcombe 1998, method 10): both ends come from the Wilson
    /// intervals of the two accuracies.
    /// </summary>
    /// <param name="point">The epoch.</param>
    /// <param name="trainCount">Training images.</param>
    /// <param name="validationCount">Validation images.</param>
    public static AccuracyGap Of(CurvePoint point, int trainCount, int validationCount)
    {
        var (first, second) = (point.TrainAccuracy, point.ValidationAccuracy);
        var one = WilsonInterval.Of((int)Math.Round(first * trainCount), trainCount);
        var two = WilsonInterval.Of((int)Math.Round(second * validationCount), validationCount);
        return new(point.Epoch, point.Gap, new(
            point.Gap - Length(first - one.Low, two.High - second),
            point.Gap + Length(one.High - first, second - two.Low)));
    }

    private static double Length(double a, double b) => Math.Sqrt(a * a + b * b);
}
