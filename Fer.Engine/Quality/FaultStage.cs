using System.Text.Json;
using Fer.Data.Quality;
using Fer.Engine.Curation;
using Fer.Engine.Imaging;

namespace Fer.Engine.Quality;

/// <summary>Finds faulty images: by their gray values, and by lying far from all others in the eyes of a network or, without one, by their looks.</summary>
internal sealed class FaultStage(QualityIssueWriter writer, FeatureSource? source)
{
    /// <summary>A faulty image is worth less attention than a wrong label of the same certainty: few of them change what a model learns.</summary>
    private const double Worth = 0.6;

    private static readonly ImageFaultOptions Options = new();

    public async Task<int> RunAsync(CheckedDataset dataset, QualityHeartbeat beat, CancellationToken ct)
    {
        beat.Begin("Reading images", 0.6, 0.65);
        var pixels = await dataset.PixelsAsync(beat, ct);
        beat.Begin("Looking for faulty images", 0.65, 0.7);
        var faults = await Task.Run(() => ImageFaults.Find(pixels, Options, ct), ct);
        beat.Begin("Looking for images unlike the others", 0.7, 0.9);
        var learnt = source is null ? null : await FeatureSpace.OfAsync(source, pixels, beat, ct);
        var values = learnt ?? Appearance(pixels);
        int[] labels = [.. dataset.Samples.Select(sample => sample.Label)];
        var outliers = await Task.Run(() => Outliers.Find(values, labels, Outliers.StandardBound, ct), ct);
        var found = faults.Select(fault => ToIssue(dataset.Samples[fault.Image], Kind(fault.Kind), fault.Score, fault.Measured, Bound(fault.Kind)))
            .Concat(outliers.Select(outlier => ToIssue(dataset.Samples[outlier.Image], QualityIssueKind.Outlier, outlier.Score, outlier.Distance, outlier.Distance * (1 - outlier.Score))))
            .Where(issue => issue is not null).Select(issue => issue!).ToList();
        return await writer.StoreAsync(QualityIssueWriter.FaultKinds, dataset.Samples.Select(sample => sample.Id).ToHashSet(), found, ct);
    }

    private static float[] Appearance(byte[] pixels)
    {
        var count = pixels.Length / FaceTensorImage.Area;
        var values = new float[count * AppearanceFeatures.Dimension];
        Parallel.For(0, count, image => AppearanceFeatures.Of(pixels.AsSpan(image * FaceTensorImage.Area, FaceTensorImage.Area))
            .CopyTo(values, image * AppearanceFeatures.Dimension));
        return values;
    }

    /// <summary>Null for an excluded image: what is wrong with it has been dealt with.</summary>
    private static FoundIssue? ToIssue(CheckedSample sample, QualityIssueKind kind, double score, double measured, double bound) => sample.IsExcluded
        ? null
        : new FoundIssue(
            sample.Id, kind, score, Worth * (0.5 + score / 2), sample.Label, null,
            JsonSerializer.Serialize(new FaultEvidence(measured, bound), EvidenceJsonContext.Default.FaultEvidence));

    private static QualityIssueKind Kind(ImageFaultKind kind) => kind switch
    {
        ImageFaultKind.Blank => QualityIssueKind.Blank,
        ImageFaultKind.TooDark => QualityIssueKind.TooDark,
        ImageFaultKind.TooBright => QualityIssueKind.TooBright,
        ImageFaultKind.LowContrast => QualityIssueKind.LowContrast,
        _ => QualityIssueKind.Blurred,
    };

    private static double Bound(ImageFaultKind kind) => kind switch
    {
        ImageFaultKind.Blank => Options.BlankContrast,
        ImageFaultKind.TooDark => Options.DarkestHighlight,
        ImageFaultKind.TooBright => Options.MostBrightness,
        ImageFaultKind.LowContrast => Options.LeastContrast,
        _ => Options.LeastSharpness,
    };
}
