namespace Fer.Engine.Curation;

/// <summary>
/// Measures whether a property that should say nothing about the expression (brightness, contrast, where an image came from) predicts the label.
/// What it says is what a naive Bayes classifier with equal priors makes of it on images held out, five folds, numbers cut at their
/// deciles; how sure that is, a permutation test (Ojala and Garriga 2010).
/// </summary>
public static class PropertyLink
{
    private const int Folds = 5, Deciles = 10;

    /// <summary>Measures a numeric property.</summary>
    /// <param name="labels">N class indices.</param>
    /// <param name="values">N finite numbers.</param>
    /// <param name="classCount">Number of classes.</param>
    /// <param name="seed">Seed of the folds and of the shuffling.</param>
    /// <param name="permutations">Times that labels are shuffled; the smallest p-value is 1 over one more than that.</param>
    /// <exception cref="ArgumentException">Lengths differ, a label is no class, or a number is not finite; the message names the row.</exception>
    public static PropertyLinkResult Measure(IReadOnlyList<int> labels, IReadOnlyList<float> values, int classCount, long seed, int permutations = 199)
    {
        ArgumentNullException.ThrowIfNull(values);
        Check(labels, values.Count, classCount, permutations);
        for (var row = 0; row < values.Count; row++)
        {
            if (!float.IsFinite(values[row]))
                throw new ArgumentException($"The value in row {row} is {values[row]}; it must be finite.", nameof(values));
        }
        var means = Enumerable.Range(0, classCount)
            .Select(c => labels.Index().Where(pair => pair.Item == c).Select(pair => (double)values[pair.Index]).DefaultIfEmpty(double.NaN).Average());
        return Measure([.. labels], Bins(values), classCount, seed, permutations) with { ClassMeans = [.. means] };
    }

    /// <summary>Measures a property that has categories, such as the source.</summary>
    /// <param name="labels">N class indices.</param>
    /// <param name="categories">N codes, any numbers.</param>
    /// <param name="classCount">Number of classes.</param>
    /// <param name="seed">Seed of the folds and of the shuffling.</param>
    /// <param name="permutations">Times that labels are shuffled.</param>
    /// <exception cref="ArgumentException">Lengths differ or a label is no class; the message names the row.</exception>
    public static PropertyLinkResult MeasureCategories(
        IReadOnlyList<int> labels, IReadOnlyList<int> categories, int classCount, long seed, int permutations = 199)
    {
        ArgumentNullException.ThrowIfNull(categories);
        Check(labels, categories.Count, classCount, permutations);
        var codes = categories.Distinct().Order().Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return Measure([.. labels], [.. categories.Select(category => codes[category])], classCount, seed, permutations);
    }

    private static PropertyLinkResult Measure(int[] labels, int[] bins, int classCount, long seed, int permutations)
    {
        if (labels.Length == 0)
            return new(double.NaN, double.NaN, double.NaN, []);
        var random = new SeededRandom(seed);
        int[] folds = [.. Enumerable.Range(0, labels.Length).Select(i => i % Folds)];
        random.Shuffle(folds);
        var table = new BinTable(folds, bins, Folds, classCount);
        var observed = table.BalancedAccuracy(labels);
        var reached = 0;
        var shuffled = (int[])labels.Clone();
        for (var i = 0; i < permutations; i++)
        {
            random.Shuffle(shuffled);
            reached += table.BalancedAccuracy(shuffled) >= observed ? 1 : 0;
        }
        return new(observed, 1.0 / labels.Distinct().Count(), (1.0 + reached) / (1 + permutations), []);
    }

    /// <summary>The tenth each value falls in; equal values fall together.</summary>
    private static int[] Bins(IReadOnlyList<float> values)
    {
        float[] sorted = [.. values.Order()];
        float[] edges = [.. Enumerable.Range(1, Deciles - 1).Where(_ => sorted.Length > 0).Select(k => sorted[(int)((long)k * sorted.Length / Deciles)])];
        return [.. values.Select(value => edges.Count(edge => value >= edge))];
    }

    private static void Check(IReadOnlyList<int> labels, int count, int classCount, int permutations)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegative(permutations);
        if (labels.Count != count)
            throw new ArgumentException($"There are {labels.Count} labels but {count} values.", nameof(labels));
        for (var row = 0; row < count; row++)
        {
            if ((uint)labels[row] >= (uint)classCount)
                throw new ArgumentException($"The label in row {row} is {labels[row]}, but there are {classCount} classes.", nameof(labels));
        }
    }
}
