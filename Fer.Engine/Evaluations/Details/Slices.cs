using System.Globalization;
using Fer.Data.Samples;
using Fer.Engine.Metrics;

namespace Fer.Engine.Evaluations.Details;

/// <summary>Cuts a score by what is known of its images.</summary>
internal sealed class Slices(IReadOnlyList<ScoredSample> samples, SampleFilter all, int classCount)
{
    /// <summary>Edges of the contrast bands: standard deviation of the grays.</summary>
    private static readonly double[] ContrastEdges = [0, 0.1, 0.15, 0.2, 0.25, 0.51];

    private readonly ConfusionMatrix _whole = Matrix(samples, classCount);
    private readonly int _groups = samples.Select(sample => sample.Group).Distinct().Count();

    /// <summary>All slices that have images and are not everything, the surely worst first: by the upper end of the accuracy's interval; too small ones last.</summary>
    public IReadOnlyList<SliceFigures> All(IReadOnlyDictionary<int, string> tags) =>
    [
        .. Bands("Brightness", ScoreBands.Brightness, sample => sample.Brightness, edge => all with { BrightnessBands = [edge] })
            .Concat(Contrast())
            .Concat(By("Source", sample => sample.Usage, usage => usage.ToString(), usage => all with { Usages = [usage] }))
            .Concat(Bands("Vote agreement", ScoreBands.Agreement, sample => sample.VoteAgreement, edge => all with { AgreementBands = [edge] }))
            .Concat(Majority())
            .Concat(By("Copies", sample => sample.CopyCount > 1, isCopied => isCopied ? "has identical copies" : "has none", _ => null))
            .Concat(By("Label", sample => sample.IsChanged, isChanged => isChanged ? "changed since import" : "as imported", isChanged => all with { Changed = isChanged }))
            .Concat(By("Review", sample => sample.IsReviewed, isReviewed => isReviewed ? "reviewed" : "not reviewed", isReviewed => all with { Reviewed = isReviewed }))
            .Concat(Tagged(tags))
            .Where(slice => slice.Count < samples.Count)
            .OrderBy(slice => slice.IsTooSmall).ThenBy(slice => slice.Accuracy.Interval.High).ThenBy(slice => slice.Property, StringComparer.Ordinal).ThenBy(slice => slice.Value, StringComparer.Ordinal),
    ];

    private IEnumerable<SliceFigures> Bands(string property, ScoreBands bands, Func<ScoredSample, double?> value, Func<int, SampleFilter> filter) =>
        By(property, sample => value(sample) is { } number ? bands.Of(number) : null, edge => edge == 100 ? "100 %" : $"{edge}–{bands.After(edge) ?? 100} %", filter);

    private IEnumerable<SliceFigures> Contrast() => Enumerable.Range(0, ContrastEdges.Length - 1).SelectMany(band =>
        Only("Contrast", string.Create(CultureInfo.InvariantCulture, $"{ContrastEdges[band]:0.##}–{Math.Min(0.5, ContrastEdges[band + 1]):0.##}"), null,
            sample => sample.Contrast >= ContrastEdges[band] && sample.Contrast < ContrastEdges[band + 1]));

    private IEnumerable<SliceFigures> Majority() => samples.All(sample => sample.Majority is null) ? [] :
    [
        .. Only("Raters", "mostly agree with the label", null, sample => sample.Majority == sample.Actual),
        .. Only("Raters", "mostly say another class", null, sample => sample.Majority is >= 0 and var majority && majority != sample.Actual),
        .. Only("Raters", "tied, undecided or no class of these", null, sample => sample.Majority < 0),
    ];

    private IEnumerable<SliceFigures> Tagged(IReadOnlyDictionary<int, string> tags) =>
        tags.OrderBy(tag => tag.Value, StringComparer.Ordinal).SelectMany(tag => Only("Tag", tag.Value, all with { TagIds = [tag.Key] }, sample => sample.Tags.Contains(tag.Key)));

    private IEnumerable<SliceFigures> By<T>(string property, Func<ScoredSample, T?> value, Func<T, string> name, Func<T, SampleFilter?> filter) where T : struct =>
        samples.Select(value).OfType<T>().Distinct().Order()
            .SelectMany(one => Only(property, name(one), filter(one), sample => value(sample) is { } its && EqualityComparer<T>.Default.Equals(its, one)));

    private IEnumerable<SliceFigures> By<T>(string property, Func<ScoredSample, T> value, Func<T, string> name, Func<T, SampleFilter?> filter) where T : struct =>
        By(property, sample => (T?)value(sample), name, filter);

    private IEnumerable<SliceFigures> Only(string property, string value, SampleFilter? filter, Func<ScoredSample, bool> isIn)
    {
        var inside = samples.Where(isIn).ToList();
        var matrix = Matrix(inside, classCount);
        if (matrix.Total == 0)
            yield break;
        var groups = inside.Select(sample => sample.Group).Distinct().Count();
        yield return new SliceFigures
        {
            Property = property,
            Value = value,
            Count = matrix.Total,
            Groups = groups,
            Accuracy = new(matrix.Accuracy, WilsonInterval.Of(Right(matrix.Accuracy, groups), groups)),
            MacroF1 = matrix.MacroF1,
            Difference = Difference(matrix, groups),
            Filter = filter,
        };
    }

    /// <summary>
    /// Images that are alike are one witness: intervals count groups. A group with images in and out of the slice counts for both, which
    /// is rare and makes the interval only a little narrower.
    /// </summary>
    private MetricInterval? Difference(ConfusionMatrix matrix, int groups)
    {
        var others = _whole.Total - matrix.Total;
        if (others == 0)
            return null;
        var rest = (double)(_whole.Correct - matrix.Correct) / others;
        var otherGroups = Math.Max(1, Math.Min(others, _groups - groups));
        var interval = ShareDifference.Of(Right(matrix.Accuracy, groups), groups, Right(rest, otherGroups), otherGroups).Interval;
        return new(matrix.Accuracy - rest, interval);
    }

    private static int Right(double accuracy, int groups) => (int)Math.Round(accuracy * groups);

    private static ConfusionMatrix Matrix(IEnumerable<ScoredSample> some, int classCount)
    {
        var counts = new int[classCount, classCount];
        foreach (var sample in some)
            counts[sample.Actual, sample.Predicted]++;
        return new(counts);
    }
}
