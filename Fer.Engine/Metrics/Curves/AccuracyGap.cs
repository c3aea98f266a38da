namespace Fer.Engine.Metrics.Curves;

/// <summary>Accuracy in training less accuracy on validation at one epoch.</summary>
/// <param name="Epoch">Epoch, from 1.</param>
/// <param name="Value">The difference, -1 to 1.</param>
/// <param name="Interval">Its 95 % interval.</param>
public readonly record struct AccuracyGap(int Epoch, double Value, Interval Interval)
{
    /// <summary>Gap of an epoch with the interval of <see cref="ShareDifference"/>.</summary>
    /// <param name="point">The epoch.</param>
    /// <param name="trainCount">Training images.</param>
    /// <param name="validationCount">Validation images.</param>
    public static AccuracyGap Of(CurvePoint point, int trainCount, int validationCount)
    {
        var interval = ShareDifference.Of(
            (int)Math.Round(point.TrainAccuracy * trainCount), trainCount, (int)Math.Round(point.ValidationAccuracy * validationCount), validationCount).Interval;
        return new(point.Epoch, point.Gap, interval);
    }
}
