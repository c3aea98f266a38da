namespace Fer.Engine.Metrics;

/// <summary>How much better a second model is than a first on the same images, with intervals.</summary>
/// <param name="Count">Images.</param>
/// <param name="FirstAccuracy">Accuracy of the first, 0 to 1.</param>
/// <param name="SecondAccuracy">Accuracy of the second.</param>
/// <param name="AccuracyGain">95 % interval of second less first, -1 to 1.</param>
/// <param name="FirstMacroF1">Macro-F1 of the first, 0 to 1.</param>
/// <param name="SecondMacroF1">Macro-F1 of the second.</param>
/// <param name="MacroF1Gain">95 % interval of second less first.</param>
/// <param name="Test">McNemar's test of the two.</param>
public sealed record PairedGain(
    int Count, double FirstAccuracy, double SecondAccuracy, Interval AccuracyGain, double FirstMacroF1, double SecondMacroF1, Interval MacroF1Gain,
    McNemarResult Test)
{
    /// <summary>Resamples drawn; 2,000 settle the ends of a 95 % interval to about a twentieth of its width.</summary>
    public const int Resamples = 2_000;

    /// <summary>
    /// Compares two models by the paired percentile bootstrap (Efron and Tibshirani 1993, chapter 13). Images of one group are drawn together,
    /// since copies of an image are not independent witnesses (cluster bootstrap, Field and Welsh 2007).
    /// </summary>
    /// <param name="labels">Class of each image.</param>
    /// <param name="first">Prediction of the first model.</param>
    /// <param name="second">Prediction of the second.</param>
    /// <param name="groups">Group of each image; images with the same number are drawn together.</param>
    /// <param name="classCount">Number of classes.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there are no images.</exception>
    public static PairedGain Of(int[] labels, int[] first, int[] second, long[] groups, int classCount, int seed)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Length == 0)
            throw new ArgumentException("There are no images to compare the models on.", nameof(labels));
        if (first.Length != labels.Length || second.Length != labels.Length || groups.Length != labels.Length)
            throw new ArgumentException($"There are {labels.Length} labels, but {first.Length} and {second.Length} predictions and {groups.Length} groups.", nameof(first));

        var (one, two) = (ConfusionMatrix.From(labels, first, classCount), ConfusionMatrix.From(labels, second, classCount));
        int[][] clusters = [.. Enumerable.Range(0, labels.Length).GroupBy(index => groups[index]).Select(group => group.ToArray())];
        var random = new Random(seed);
        var (accuracies, scores) = (new double[Resamples], new double[Resamples]);
        for (var draw = 0; draw < Resamples; draw++)
        {
            var (firstCounts, secondCounts) = (new int[classCount, classCount], new int[classCount, classCount]);
            for (var pick = 0; pick < clusters.Length; pick++)
            {
                foreach (var index in clusters[random.Next(clusters.Length)])
                {
                    firstCounts[labels[index], first[index]]++;
                    secondCounts[labels[index], second[index]]++;
                }
            }

            var (a, b) = (new ConfusionMatrix(firstCounts), new ConfusionMatrix(secondCounts));
            (accuracies[draw], scores[draw]) = (b.Accuracy - a.Accuracy, b.MacroF1 - a.MacroF1);
        }

        return new PairedGain(
            labels.Length, one.Accuracy, two.Accuracy, Ends(accuracies), one.MacroF1, two.MacroF1, Ends(scores),
            PairedTest.McNemar(Right(labels, first), Right(labels, second)));
    }

    private static bool[] Right(int[] labels, int[] predicted) => [.. labels.Select((label, index) => label == predicted[index])];

    private static Interval Ends(double[] values)
    {
        Array.Sort(values);
        return new(BootstrapInterval.Percentile(values, 0.025), BootstrapInterval.Percentile(values, 0.975));
    }
}
