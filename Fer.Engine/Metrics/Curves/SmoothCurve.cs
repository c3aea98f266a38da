namespace Fer.Engine.Metrics.Curves;

/// <summary>Validation curves as running medians of three epochs, so that one lucky or unlucky epoch decides nothing.</summary>
internal sealed class SmoothCurve
{
    private readonly IReadOnlyList<CurvePoint> _curve;

    /// <param name="curve">At least three epochs.</param>
    public SmoothCurve(IReadOnlyList<CurvePoint> curve)
    {
        _curve = curve;
        Accuracy = Smooth([.. curve.Select(point => point.ValidationAccuracy)]);
        Loss = Smooth([.. curve.Select(point => point.ValidationLoss)]);
        Best = Array.IndexOf(Accuracy, Accuracy.Max());
        LossMinimum = Enumerable.Range(0, curve.Count).MinBy(index => (Loss[index], curve[index].ValidationLoss));
    }

    /// <summary>Smoothed validation accuracy.</summary>
    public double[] Accuracy { get; }

    /// <summary>Smoothed validation loss, in nats.</summary>
    public double[] Loss { get; }

    /// <summary>Position of the best smoothed accuracy; the earliest where several are equal.</summary>
    public int Best { get; }

    /// <summary>Its epoch.</summary>
    public int BestEpoch => _curve[Best].Epoch;

    /// <summary>Position of the lowest smoothed loss; where several are equal, of that whose own loss is lowest.</summary>
    public int LossMinimum { get; }

    /// <summary>Median accuracy of the last three epochs.</summary>
    public double LastAccuracy => Accuracy[^1];

    /// <summary>Median loss of the last three epochs.</summary>
    public double LastLoss => Loss[^1];

    /// <summary>At the two ends the median is that of the three epochs nearest to them.</summary>
    private static double[] Smooth(double[] values) =>
    [
        .. Enumerable.Range(0, values.Length).Select(index =>
        {
            var middle = Math.Clamp(index, 1, values.Length - 2);
            var (a, b, c) = (values[middle - 1], values[middle], values[middle + 1]);
            return Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
        }),
    ];
}
