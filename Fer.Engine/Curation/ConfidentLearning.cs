using Fer.Engine.Metrics;

namespace Fer.Engine.Curation;

/// <summary>
/// Confident learning: estimates how labels were mistaken for each other and which images are mislabelled, from probabilities of models
/// that never saw the image (Northcutt, Jiang and Chuang, Journal of Artificial Intelligence Research 70, 2021; arXiv 1911.00068).
/// Where the paper leaves a choice open it is cleanlab's: whole counts, and at least one image of a class counts as rightly labelled.
/// </summary>
public static class ConfidentLearning
{
    /// <summary>cleanlab's tolerance when a probability is compared with a threshold.</summary>
    private const double Tolerance = 1e-6;

    /// <summary>Estimates the noise of the labels.</summary>
    /// <param name="labels">N class indices.</param>
    /// <param name="probabilities">Out-of-sample probabilities, N·C, image by image.</param>
    /// <param name="classCount">Number of classes C, with those that no image has.</param>
    /// <param name="choice">Which class an image counts for that reaches several thresholds.</param>
    /// <exception cref="ArgumentException">Lengths do not agree, a label is no class, or a probability is not between 0 and 1; the message names the row.</exception>
    public static ConfidentLearningResult Analyse(
        int[] labels, float[] probabilities, int classCount, ConfidentChoice choice = ConfidentChoice.MostProbableReached)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(probabilities);
        var rows = new Probabilities(probabilities, classCount);
        rows.CheckLabels(labels);
        CheckProbabilities(probabilities, classCount);

        var thresholds = Thresholds(labels, rows);
        var confident = new int[labels.Length];
        var joint = new int[classCount, classCount];
        for (var image = 0; image < labels.Length; image++)
        {
            confident[image] = ConfidentClass(rows.Row(image), rows.Best(image), thresholds, choice);
            if (confident[image] >= 0)
                joint[labels[image], confident[image]]++;
        }
        return new(labels, probabilities, thresholds, confident, joint);
    }

    private static void CheckProbabilities(float[] probabilities, int classCount)
    {
        for (var at = 0; at < probabilities.Length; at++)
        {
            if (!(probabilities[at] >= 0 && probabilities[at] <= 1 + Tolerance))
            {
                throw new ArgumentException(
                    $"The probability of class {at % classCount} in row {at / classCount} is {probabilities[at]}; it must lie between 0 and 1. Score the images again.", nameof(probabilities));
            }
        }
    }

    /// <summary>For each class the mean probability of it over the images that are labelled so; infinite where there are none.</summary>
    private static double[] Thresholds(int[] labels, Probabilities rows)
    {
        var sums = new double[rows.ClassCount];
        var counts = new int[rows.ClassCount];
        for (var image = 0; image < labels.Length; image++)
        {
            sums[labels[image]] += rows.Row(image)[labels[image]];
            counts[labels[image]]++;
        }
        // A class that is never believed in must not be reached by a probability of 0.
        return [.. sums.Select((sum, c) => counts[c] == 0 ? double.PositiveInfinity : Math.Max(2 * Tolerance, sum / counts[c]))];
    }

    /// <summary>The class that an image confidently belongs to; -1 where it reaches no threshold.</summary>
    private static int ConfidentClass(ReadOnlySpan<float> row, int best, double[] thresholds, ConfidentChoice choice)
    {
        int chosen = -1, reached = 0;
        for (var c = 0; c < row.Length; c++)
        {
            if (row[c] < thresholds[c] - Tolerance)
                continue;
            reached++;
            if (chosen < 0 || row[c] > row[chosen])
                chosen = c;
        }
        return reached > 1 && choice == ConfidentChoice.MostProbable ? best : chosen;
    }
}
