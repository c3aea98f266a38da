namespace Fer.Engine.Metrics;

/// <summary>
/// Expected calibration error (Guo et al. 2017, arXiv 1706.04599): Σ |B|/N · |accuracy(B) - confidence(B)| over bins B of equal width of the
/// highest probability. 0 means that a confidence of 70 % is right 70 times in 100.
/// </summary>
public static class CalibrationError
{
    /// <summary>Error over <paramref name="bins"/> bins; 0 where there are no images.</summary>
    /// <exception cref="ArgumentException">Labels and probabilities do not belong together.</exception>
    public static double Of(ReadOnlySpan<int> labels, Probabilities probabilities, int bins = ReliabilityDiagram.Bins) =>
        labels.Length == 0 ? 0 : ReliabilityDiagram.Of(labels, probabilities, bins).Sum(bin => Math.Abs(bin.Right - bin.Count * bin.Confidence)) / labels.Length;
}
