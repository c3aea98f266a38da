using Fer.Data.Quality;
using Fer.Engine.Curation;

namespace Fer.Engine.Quality;

/// <summary>Measures whether brightness, contrast or source alone predict the label.</summary>
internal static class PropertyStage
{
    private const long Seed = 1;

    public static Task<IReadOnlyList<PropertyFigures>> RunAsync(CheckedDataset dataset, QualityHeartbeat beat, CancellationToken ct)
    {
        beat.Begin("Looking for properties that give the label away", 0.97, 1);
        return Task.Run<IReadOnlyList<PropertyFigures>>(() => Measure(dataset), ct);
    }

    private static List<PropertyFigures> Measure(CheckedDataset dataset)
    {
        List<PropertyFigures> figures = [];
        var measured = dataset.Samples.Where(sample => sample is { IsExcluded: false, Brightness: not null, Contrast: not null }).ToList();
        int[] labels = [.. measured.Select(sample => sample.Label)];
        if (labels.Distinct().Skip(1).Any())
        {
            figures.Add(Figures("Brightness", PropertyLink.Measure(labels, [.. measured.Select(sample => (float)sample.Brightness!.Value)], dataset.ClassCount, Seed)));
            figures.Add(Figures("Contrast", PropertyLink.Measure(labels, [.. measured.Select(sample => (float)sample.Contrast!.Value)], dataset.ClassCount, Seed)));
        }

        var kept = dataset.Samples.Where(sample => !sample.IsExcluded).ToList();
        if (kept.Select(sample => sample.SourceId).Distinct().Skip(1).Any() && kept.Select(sample => sample.Label).Distinct().Skip(1).Any())
            figures.Add(Figures("Source", PropertyLink.MeasureCategories([.. kept.Select(sample => sample.Label)], [.. kept.Select(sample => sample.SourceId)], dataset.ClassCount, Seed)));
        return figures;
    }

    private static PropertyFigures Figures(string name, PropertyLinkResult result) => new()
    {
        Name = name,
        BalancedAccuracy = result.BalancedAccuracy,
        Chance = result.Chance,
        PValue = result.PValue,
        ClassMeans = [.. result.ClassMeans.Select(mean => double.IsFinite(mean) ? mean : (double?)null)],
    };
}
