namespace Fer.Engine.Metrics;

/// <summary>
/// Mean squared distance between the probabilities and the label as 0 and 1, summed over the classes (Brier 1950): 1/N Σ Σ (p - y)². 0 is perfect,
/// 2 is sure and wrong throughout.
/// </summary>
public static class BrierScore
{
    /// <summary>Score of the labels; 0 where there are no images.</summary>
    /// <exception cref="ArgumentException">Labels and probabilities do not belong together.</exception>
    public static double Of(ReadOnlySpan<int> labels, Probabilities probabilities)
    {
        probabilities.CheckLabels(labels);
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
            sum += OfOne(labels[i], probabilities.Row(i));
        return labels.Length == 0 ? 0 : sum / labels.Length;
    }

    /// <summary>Squared distance of one image.</summary>
    internal static double OfOne(int label, ReadOnlySpan<float> row)
    {
        var sum = 0.0;
        for (var c = 0; c < row.Length; c++)
        {
            var distance = row[c] - (c == label ? 1.0 : 0.0);
            sum += distance * distance;
        }

        return sum;
    }
}
