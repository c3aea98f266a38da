namespace Fer.Engine.Metrics;

/// <summary>One class against the rest over all thresholds of its probability.</summary>
public sealed record ThresholdCurves
{
    /// <summary>The class.</summary>
    public required int Class { get; init; }

    /// <summary>Images of the class.</summary>
    public required int Positives { get; init; }

    /// <summary>Images of other classes.</summary>
    public required int Negatives { get; init; }

    /// <summary>Receiver operating characteristic: share of others taken for the class, and share of the class found; from (0, 0) to (1, 1).</summary>
    public required IReadOnlyList<(double FalsePositiveRate, double Recall)> Roc { get; init; }

    /// <summary>Share of the class found, and share of what is taken for it that is right, from the strictest threshold on.</summary>
    public required IReadOnlyList<(double Recall, double Precision)> PrecisionRecall { get; init; }

    /// <summary>Area under the ROC by trapezoids, 0.5 for guessing; null where the class or the rest has no images.</summary>
    public double? Area { get; init; }

    /// <summary>Σ (R(n) - R(n-1))·P(n), the step-wise area under precision against recall, as in scikit-learn; null where the class has no images.</summary>
    public double? AveragePrecision { get; init; }

    /// <summary>Curves of one class; images with equal probability pass a threshold together.</summary>
    /// <exception cref="ArgumentException">Labels and probabilities do not belong together, or a probability is no number.</exception>
    public static ThresholdCurves Of(ReadOnlySpan<int> labels, Probabilities probabilities, int category)
    {
        probabilities.CheckLabels(labels);
        var scored = new (float Score, bool IsPositive)[labels.Length];
        for (var i = 0; i < labels.Length; i++)
        {
            scored[i] = (probabilities.Row(i)[category], labels[i] == category);
            if (!float.IsFinite(scored[i].Score))
                throw new ArgumentException($"The probability of image {i} is no number.", nameof(probabilities));
        }

        Array.Sort(scored, (a, b) => b.Score.CompareTo(a.Score));
        var positives = scored.Count(image => image.IsPositive);
        var negatives = scored.Length - positives;
        List<(double, double)> roc = [(0, 0)], precisionRecall = [];
        double area = 0, average = 0;
        int found = 0, mistaken = 0;
        for (var start = 0; start < scored.Length;)
        {
            var (before, wrongBefore) = (found, mistaken);
            var end = start;
            for (; end < scored.Length && scored[end].Score == scored[start].Score; end++)
            {
                found += scored[end].IsPositive ? 1 : 0;
                mistaken += scored[end].IsPositive ? 0 : 1;
            }

            var precision = (double)found / (found + mistaken);
            roc.Add((Share(mistaken, negatives), Share(found, positives)));
            precisionRecall.Add((Share(found, positives), precision));
            area += (double)(mistaken - wrongBefore) * (found + before) / 2;
            average += Share(found - before, positives) * precision;
            start = end;
        }

        return new()
        {
            Class = category,
            Positives = positives,
            Negatives = negatives,
            Roc = roc,
            PrecisionRecall = precisionRecall,
            Area = positives == 0 || negatives == 0 ? null : area / positives / negatives,
            AveragePrecision = positives == 0 ? null : average,
        };
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
