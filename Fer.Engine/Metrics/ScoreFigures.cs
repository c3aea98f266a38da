namespace Fer.Engine.Metrics;

/// <summary>All figures of one score with 95 % intervals.</summary>
public sealed record ScoreFigures
{
    /// <summary>Images.</summary>
    public required int Count { get; init; }

    /// <summary>Groups of images that were drawn together; as many as images where none are alike.</summary>
    public required int Groups { get; init; }

    /// <summary>Whether there are so few groups that resamples hardly vary, so that intervals by them are too narrow.</summary>
    public bool IsFew => Groups < SmallShare.Fewest;

    /// <summary>Share of right predictions; its interval is Wilson's where there are few groups, or all or none are right.</summary>
    public required MetricInterval Accuracy { get; init; }

    /// <summary>Mean recall over the classes.</summary>
    public required MetricInterval BalancedAccuracy { get; init; }

    /// <summary>Mean F1 over the classes.</summary>
    public required MetricInterval MacroF1 { get; init; }

    /// <summary>Mean F1 weighted by support.</summary>
    public required MetricInterval WeightedF1 { get; init; }

    /// <summary>Mean negative log-likelihood, in nats.</summary>
    public required MetricInterval LogLoss { get; init; }

    /// <summary>Brier score summed over the classes, 0 to 2.</summary>
    public required MetricInterval Brier { get; init; }

    /// <summary>Expected calibration error over 15 bins. It is biased upwards on few images, and its interval with it (Nixon et al. 2019).</summary>
    public required MetricInterval CalibrationError { get; init; }

    /// <summary>Precision, recall and F1 of each class, by index.</summary>
    public required IReadOnlyList<ClassIntervals> Classes { get; init; }
}
