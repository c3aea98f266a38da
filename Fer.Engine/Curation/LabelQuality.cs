using Fer.Engine.Metrics;

namespace Fer.Engine.Curation;

/// <summary>Scores of single labels, 0 to 1; a low one is suspect (Kuan and Mueller 2022, "Model-agnostic label quality scoring").</summary>
public static class LabelQuality
{
    private const double Smallest = 1e-6;

    /// <summary>Probability of the label.</summary>
    /// <param name="labels">N class indices.</param>
    /// <param name="probabilities">Probabilities of the N images.</param>
    public static float[] SelfConfidence(ReadOnlySpan<int> labels, Probabilities probabilities)
    {
        probabilities.CheckLabels(labels);
        var scores = new float[labels.Length];
        for (var image = 0; image < scores.Length; image++)
            scores[image] = probabilities.Row(image)[labels[image]];
        return scores;
    }

    /// <summary>(p(label) - highest other p + 1) / 2; with a single class its other probability counts as 0.</summary>
    /// <param name="labels">N class indices.</param>
    /// <param name="probabilities">Probabilities of the N images.</param>
    public static float[] NormalizedMargin(ReadOnlySpan<int> labels, Probabilities probabilities)
    {
        probabilities.CheckLabels(labels);
        var scores = new float[labels.Length];
        for (var image = 0; image < scores.Length; image++)
        {
            var row = probabilities.Row(image);
            var other = 0f;
            for (var c = 0; c < row.Length; c++)
                other = c == labels[image] ? other : Math.Max(other, row[c]);
            scores[image] = (row[labels[image]] - other + 1) / 2;
        }
        return scores;
    }

    /// <summary>ln(1 + s) / s, where s is the entropy of the probabilities, divided by ln C, over the probability of the label.</summary>
    /// <param name="labels">N class indices.</param>
    /// <param name="probabilities">Probabilities of the N images; two classes or more.</param>
    public static float[] ConfidenceWeightedEntropy(ReadOnlySpan<int> labels, Probabilities probabilities)
    {
        probabilities.CheckLabels(labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(probabilities.ClassCount, 2, nameof(probabilities));
        var scores = new float[labels.Length];
        for (var image = 0; image < scores.Length; image++)
        {
            var row = probabilities.Row(image);
            var entropy = 0.0;
            foreach (var p in row)
                entropy -= p > 0 ? p * Math.Log(p) : 0;
            var ratio = Math.Max(Smallest, entropy / Math.Log(row.Length) / Math.Max(Smallest, row[labels[image]]));
            scores[image] = (float)(Math.Log(1 + ratio) / ratio);
        }
        return scores;
    }
}
