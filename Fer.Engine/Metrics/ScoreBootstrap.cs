namespace Fer.Engine.Metrics;

/// <summary>
/// Percentile intervals of all figures of a score by resampling groups of images (Efron and Tibshirani 1993, chapter 13; for groups Field and
/// Welsh 2007): copies of an image are no independent witnesses, so they are drawn together.
/// </summary>
public static class ScoreBootstrap
{
    /// <summary>Resamples; 1,000 settle the ends of an interval to about a fifteenth of its width.</summary>
    public const int Resamples = 1_000;

    private const double Smallest = 1e-15;

    /// <summary>All figures with their intervals.</summary>
    /// <param name="labels">N class indices.</param>
    /// <param name="probabilities">N·C probabilities.</param>
    /// <param name="groups">Group of each image; images with the same number are drawn together.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="ct">Token.</param>
    /// <exception cref="ArgumentException">The lengths differ, or there are no images.</exception>
    public static ScoreFigures Of(ReadOnlySpan<int> labels, Probabilities probabilities, ReadOnlySpan<long> groups, int seed, CancellationToken ct)
    {
        probabilities.CheckLabels(labels);
        if (labels.Length == 0)
            throw new ArgumentException("There are no images to score.", nameof(labels));
        if (groups.Length != labels.Length)
            throw new ArgumentException($"There are {labels.Length} images but groups of {groups.Length}.", nameof(groups));
        var images = Images(labels, probabilities);
        var (groupOf, groupCount) = Number(groups);
        var classCount = probabilities.ClassCount;
        var weights = new int[labels.Length];
        Array.Fill(weights, 1);
        var whole = Figures(images, weights, classCount);
        var draws = new double[whole.Length][];
        for (var figure = 0; figure < draws.Length; figure++)
            draws[figure] = new double[Resamples];
        var random = new Random(seed);
        var drawn = new int[groupCount];
        for (var draw = 0; draw < Resamples; draw++)
        {
            ct.ThrowIfCancellationRequested();
            Array.Clear(drawn);
            for (var pick = 0; pick < groupCount; pick++)
                drawn[random.Next(groupCount)]++;
            for (var i = 0; i < weights.Length; i++)
                weights[i] = drawn[groupOf[i]];
            var figures = Figures(images, weights, classCount);
            for (var figure = 0; figure < figures.Length; figure++)
                draws[figure][draw] = figures[figure];
        }

        return Report(whole, draws, ConfusionMatrix.From(labels, probabilities.BestOfAll(), classCount), images, groupOf, groupCount);
    }

    private static ScoreFigures Report(double[] whole, double[][] draws, ConfusionMatrix matrix, ScoredImage[] images, int[] groupOf, int groupCount)
    {
        int Groups(Func<ScoredImage, bool> isIn) => images.Zip(groupOf).Where(pair => isIn(pair.First)).Select(pair => pair.Second).Distinct().Count();
        var all = whole.Select((value, figure) => With(value, draws[figure])).ToArray();
        return new ScoreFigures
        {
            Count = matrix.Total,
            Groups = groupCount,
            Accuracy = SmallShare.Share(matrix.Correct, matrix.Total, groupCount, all[0])!.Value,
            BalancedAccuracy = all[1],
            MacroF1 = all[2],
            WeightedF1 = all[3],
            LogLoss = all[4],
            Brier = all[5],
            CalibrationError = all[6],
            Classes = [.. matrix.Classes.Select(figures => new ClassIntervals(
                figures.Class, figures.Support,
                SmallShare.Share(figures.Correct, figures.Predicted, Groups(image => image.Predicted == figures.Class), all[7 + 3 * figures.Class]),
                SmallShare.Share(figures.Correct, figures.Support, Groups(image => image.Label == figures.Class), all[8 + 3 * figures.Class]),
                SmallShare.F1(
                    figures.Correct, figures.Support + figures.Predicted - figures.Correct,
                    Groups(image => image.Label == figures.Class || image.Predicted == figures.Class), all[9 + 3 * figures.Class])))],
        };
    }

    /// <summary>Draws in which a figure has no meaning, such as the recall of a class that was not drawn, are left out.</summary>
    private static MetricInterval With(double value, double[] draws)
    {
        var told = draws.Where(double.IsFinite).Order().ToArray();
        return told.Length == 0 ? new(value, new(value, value)) : new(value, new(BootstrapInterval.Percentile(told, 0.025), BootstrapInterval.Percentile(told, 0.975)));
    }

    private static double[] Figures(ScoredImage[] images, int[] weights, int classCount)
    {
        var counts = new int[classCount, classCount];
        var gaps = new double[ReliabilityDiagram.Bins];
        double loss = 0, brier = 0;
        for (var i = 0; i < images.Length; i++)
        {
            if (weights[i] is not (var weight and > 0))
                continue;
            var image = images[i];
            counts[image.Label, image.Predicted] += weight;
            loss += weight * image.Loss;
            brier += weight * image.Brier;
            gaps[image.Bin] += weight * image.Gap;
        }

        var matrix = new ConfusionMatrix(counts);
        var total = Math.Max(1, matrix.Total);
        return
        [
            matrix.Accuracy, matrix.BalancedAccuracy, matrix.MacroF1, matrix.WeightedF1, loss / total, brier / total, gaps.Sum(Math.Abs) / total,
            .. matrix.Classes.SelectMany(figures => (double[])
            [
                figures.Predicted == 0 ? double.NaN : figures.Precision,
                figures.Support == 0 ? double.NaN : figures.Recall,
                figures.Occurs ? figures.F1 : double.NaN,
            ]),
        ];
    }

    private static ScoredImage[] Images(ReadOnlySpan<int> labels, Probabilities probabilities)
    {
        var images = new ScoredImage[labels.Length];
        for (var i = 0; i < images.Length; i++)
        {
            var row = probabilities.Row(i);
            var best = probabilities.Best(i);
            var confidence = (double)row[best];
            images[i] = new(
                labels[i], best, -Math.Log(Math.Max(Smallest, row[labels[i]])), BrierScore.OfOne(labels[i], row),
                ReliabilityDiagram.BinOf(confidence, ReliabilityDiagram.Bins), (best == labels[i] ? 1 : 0) - confidence);
        }

        return images;
    }

    private static (int[] GroupOf, int Count) Number(ReadOnlySpan<long> groups)
    {
        Dictionary<long, int> numbers = [];
        var groupOf = new int[groups.Length];
        for (var i = 0; i < groupOf.Length; i++)
        {
            if (!numbers.TryGetValue(groups[i], out var number))
                numbers[groups[i]] = number = numbers.Count;
            groupOf[i] = number;
        }

        return (groupOf, numbers.Count);
    }

    private readonly record struct ScoredImage(int Label, int Predicted, double Loss, double Brier, int Bin, double Gap);
}
