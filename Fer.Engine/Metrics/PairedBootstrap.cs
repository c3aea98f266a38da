namespace Fer.Engine.Metrics;

/// <summary>
/// Paired percentile bootstrap of models that were scored on the same images (Efron and Tibshirani 1993, chapter 13). All models are measured on the
/// same draws, so any two can be compared afterwards. Images of one group are drawn together, since copies of an image are not independent
/// witnesses (cluster bootstrap, Field and Welsh 2007).
/// </summary>
public sealed class PairedBootstrap
{
    /// <summary>Resamples drawn; 2,000 settle the ends of a 95 % interval to about a twentieth of its width.</summary>
    public const int Resamples = 2_000;

    private readonly double[][] _accuracies;
    private readonly double[][] _macroF1s;

    private PairedBootstrap(int models)
    {
        _accuracies = Rows(models);
        _macroF1s = Rows(models);
    }

    /// <summary>Draws and measures.</summary>
    /// <param name="labels">Class of each of N images.</param>
    /// <param name="predictions">N predictions of each model.</param>
    /// <param name="groups">Group of each image; images with the same number are drawn together.</param>
    /// <param name="classCount">Number of classes.</param>
    /// <param name="seed">Seed of the draws; the same seed gives the same intervals.</param>
    /// <param name="ct">Token.</param>
    /// <exception cref="ArgumentException">The lengths differ, there are no images, or a class lies outside 0 to <paramref name="classCount"/> - 1.</exception>
    public static PairedBootstrap Of(int[] labels, IReadOnlyList<int[]> predictions, long[] groups, int classCount, int seed, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(predictions);
        ArgumentNullException.ThrowIfNull(groups);
        if (labels.Length == 0)
            throw new ArgumentException("There are no images to compare the models on.", nameof(labels));
        if (predictions.Any(model => model.Length != labels.Length) || groups.Length != labels.Length)
            throw new ArgumentException(
                $"There are {labels.Length} labels, but {string.Join(" and ", predictions.Select(model => model.Length))} predictions and {groups.Length} groups.", nameof(predictions));
        var cells = predictions.Select(model => Cells(labels, model, classCount)).ToArray();
        var (groupOf, groupCount) = Number(groups);
        var result = new PairedBootstrap(predictions.Count);
        var random = new Random(seed);
        var (drawn, weights, counts) = (new int[groupCount], new int[labels.Length], new int[classCount * classCount]);
        for (var draw = 0; draw < Resamples; draw++)
        {
            ct.ThrowIfCancellationRequested();
            Array.Clear(drawn);
            for (var pick = 0; pick < groupCount; pick++)
                drawn[random.Next(groupCount)]++;
            for (var image = 0; image < weights.Length; image++)
                weights[image] = drawn[groupOf[image]];
            for (var model = 0; model < cells.Length; model++)
                (result._accuracies[model][draw], result._macroF1s[model][draw]) = Measure(cells[model], weights, counts, classCount);
        }

        return result;
    }

    /// <summary>95 % interval of the accuracy of <paramref name="second"/> less that of <paramref name="first"/>, -1 to 1; both by their place among the models.</summary>
    public Interval AccuracyGain(int first, int second) => Ends(_accuracies[first], _accuracies[second]);

    /// <summary>95 % interval of the macro-F1 of <paramref name="second"/> less that of <paramref name="first"/>, -1 to 1.</summary>
    public Interval MacroF1Gain(int first, int second) => Ends(_macroF1s[first], _macroF1s[second]);

    /// <summary>As <see cref="ConfusionMatrix"/> has it, on flat counts, since this runs thousands of times.</summary>
    private static (double Accuracy, double MacroF1) Measure(ushort[] cells, int[] weights, int[] counts, int classCount)
    {
        Array.Clear(counts);
        for (var image = 0; image < cells.Length; image++)
            counts[cells[image]] += weights[image];
        int total = 0, right = 0, classes = 0;
        var sum = 0.0;
        for (var one = 0; one < classCount; one++)
        {
            int support = 0, predicted = 0, correct = counts[one * classCount + one];
            for (var other = 0; other < classCount; other++)
            {
                support += counts[one * classCount + other];
                predicted += counts[other * classCount + one];
            }

            total += support;
            right += correct;
            if (support + predicted == 0)
                continue;
            classes++;
            sum += 2.0 * correct / (support + predicted);
        }

        return ((double)right / total, sum / classes);
    }

    private static ushort[] Cells(int[] labels, int[] predictions, int classCount)
    {
        var cells = new ushort[labels.Length];
        for (var image = 0; image < cells.Length; image++)
        {
            if ((uint)labels[image] >= (uint)classCount || (uint)predictions[image] >= (uint)classCount)
                throw new ArgumentException($"Image {image} has label {labels[image]} and prediction {predictions[image]}, but there are {classCount} classes.", nameof(labels));
            cells[image] = checked((ushort)(labels[image] * classCount + predictions[image]));
        }

        return cells;
    }

    private static (int[] GroupOf, int Count) Number(long[] groups)
    {
        Dictionary<long, int> numbers = [];
        var groupOf = new int[groups.Length];
        for (var image = 0; image < groupOf.Length; image++)
        {
            if (!numbers.TryGetValue(groups[image], out var number))
                numbers[groups[image]] = number = numbers.Count;
            groupOf[image] = number;
        }

        return (groupOf, numbers.Count);
    }

    private static Interval Ends(double[] first, double[] second)
    {
        var gains = new double[Resamples];
        for (var draw = 0; draw < gains.Length; draw++)
            gains[draw] = second[draw] - first[draw];
        Array.Sort(gains);
        return new(BootstrapInterval.Percentile(gains, 0.025), BootstrapInterval.Percentile(gains, 0.975));
    }

    private static double[][] Rows(int models)
    {
        var rows = new double[models][];
        for (var model = 0; model < models; model++)
            rows[model] = new double[Resamples];
        return rows;
    }
}
