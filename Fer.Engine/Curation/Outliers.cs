namespace Fer.Engine.Curation;

/// <summary>
/// Finds images unlike all others, such as notices and pictures without a face: their Mahalanobis distance to the nearest class, with a mean
/// for each class and one covariance for all, is far above the usual (Lee, Lee, Lee and Shin 2018, arXiv 1807.03888).
/// </summary>
public static class Outliers
{
    /// <summary>
    /// Standard deviations above the median distance beyond which an image is an outlier. By appearance alone, 38 images of FER-2013 lie beyond it; 18 of
    /// these are notices, drawings or no face at all, the others are mostly faces behind hands.
    /// </summary>
    public const double StandardBound = 4;

    private const double DeviationOfMad = 1.4826;

    /// <summary>Finds the outliers.</summary>
    /// <param name="features">N·D features, image by image; the activations before a network's last layer, or <see cref="AppearanceFeatures"/>.</param>
    /// <param name="labels">N class indices.</param>
    /// <param name="bound">The bound is the median distance plus so many times 1.4826 times the median absolute deviation from it, which is the standard deviation where distances are normal and is not moved by the outliers themselves.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Those beyond the bound, the farthest first.</returns>
    /// <exception cref="ArgumentException">Lengths do not agree or a feature is not finite; the message names the row.</exception>
    public static IReadOnlyList<Outlier> Find(ReadOnlyMemory<float> features, IReadOnlyList<int> labels, double bound, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count == 0)
            return [];
        var distances = Distances(features, labels, ct);
        var median = Median([.. distances]);
        var limit = median + bound * DeviationOfMad * Median([.. distances.Select(distance => Math.Abs(distance - median))]);
        return [.. distances.Index().Where(pair => pair.Item > limit && pair.Item > 0)
            .Select(pair => new Outlier(pair.Index, (float)pair.Item, (float)(1 - limit / pair.Item)))
            .OrderByDescending(outlier => outlier.Distance).ThenBy(outlier => outlier.Image)];
    }

    /// <summary>Mahalanobis distance of every image to the nearest class.</summary>
    /// <param name="features">N·D features, image by image.</param>
    /// <param name="labels">N class indices.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="ArgumentException">Lengths do not agree or a feature is not finite; the message names the row.</exception>
    public static double[] Distances(ReadOnlyMemory<float> features, IReadOnlyList<int> labels, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count == 0 || features.Length % labels.Count != 0 || features.Length == 0)
            throw new ArgumentException($"{features.Length} features are no whole number for each of {labels.Count} images.", nameof(features));
        var dimension = features.Length / labels.Count;
        Check(features.Span, dimension);
        if (labels.Any(label => label < 0))
            throw new ArgumentException("A label is below 0; labels are class indices from 0.", nameof(labels));
        var classes = new ClassGaussians(features, labels, dimension, ct);
        var distances = new double[labels.Count];
        Parallel.For(0, labels.Count, new ParallelOptions { CancellationToken = ct }, () => new double[dimension], (image, _, scratch) =>
        {
            distances[image] = classes.Distance(features.Span.Slice(image * dimension, dimension), scratch);
            return scratch;
        }, _ => { });
        return distances;
    }

    private static void Check(ReadOnlySpan<float> features, int dimension)
    {
        for (var at = 0; at < features.Length; at++)
        {
            if (!float.IsFinite(features[at]))
                throw new ArgumentException($"Feature {at % dimension} in row {at / dimension} is {features[at]}; it must be finite.", nameof(features));
        }
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
