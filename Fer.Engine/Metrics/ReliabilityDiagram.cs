namespace Fer.Engine.Metrics;

/// <summary>Accuracy against confidence in bins of equal width of the highest probability (Niculescu-Mizil and Caruana 2005; Guo et al. 2017).</summary>
public static class ReliabilityDiagram
{
    /// <summary>Bins that calibration is measured with, as in Guo et al.</summary>
    public const int Bins = 15;

    /// <summary>The bins, from confidence 0 to 1; those without images are there, too.</summary>
    /// <exception cref="ArgumentException">Labels and probabilities do not belong together.</exception>
    public static IReadOnlyList<ReliabilityBin> Of(ReadOnlySpan<int> labels, Probabilities probabilities, int bins = Bins)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        probabilities.CheckLabels(labels);
        var (counts, right, sums) = (new int[bins], new int[bins], new double[bins]);
        for (var i = 0; i < labels.Length; i++)
        {
            var best = probabilities.Best(i);
            var confidence = (double)probabilities.Row(i)[best];
            var bin = BinOf(confidence, bins);
            counts[bin]++;
            right[bin] += best == labels[i] ? 1 : 0;
            sums[bin] += confidence;
        }

        return [.. Enumerable.Range(0, bins).Select(bin => new ReliabilityBin(
            (double)bin / bins, (bin + 1.0) / bins, counts[bin], right[bin], counts[bin] == 0 ? 0 : sums[bin] / counts[bin]))];
    }

    /// <summary>Bin of a confidence; its upper end belongs to it.</summary>
    internal static int BinOf(double confidence, int bins) => Math.Clamp((int)Math.Ceiling(confidence * bins) - 1, 0, bins - 1);
}
