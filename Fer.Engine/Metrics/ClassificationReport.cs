namespace Fer.Engine.Metrics;

/// <summary>Every figure of one evaluation, from labels and class probabilities.</summary>
public sealed record ClassificationReport
{
    /// <summary>Labels against predictions, with the per-class figures.</summary>
    public required ConfusionMatrix Matrix { get; init; }

    /// <summary>95 % Wilson interval of the accuracy.</summary>
    public required Interval AccuracyInterval { get; init; }

    /// <summary>95 % bootstrap interval of macro-F1, resampled within classes.</summary>
    public required Interval MacroF1Interval { get; init; }

    /// <summary>Mean negative log-likelihood in nats.</summary>
    public required double LogLoss { get; init; }

    /// <summary>Expected calibration error over 15 bins; 0 to 1.</summary>
    public required double CalibrationError { get; init; }

    /// <summary>Works out all figures.</summary>
    /// <param name="labels">N class indices.</param>
    /// <param name="probabilities">N·C probabilities, row by row.</param>
    /// <param name="classCount">Number of classes C.</param>
    /// <param name="seed">Seed of the bootstrap.</param>
    /// <exception cref="ArgumentException">Labels and probabilities do not belong together.</exception>
    public static ClassificationReport Of(ReadOnlySpan<int> labels, ReadOnlySpan<float> probabilities, int classCount, int seed = 1)
    {
        var rows = new Probabilities(probabilities, classCount);
        rows.CheckLabels(labels);
        var matrix = ConfusionMatrix.From(labels, rows.BestOfAll(), classCount);
        return new()
        {
            Matrix = matrix,
            AccuracyInterval = WilsonInterval.Of(matrix.Correct, matrix.Total),
            MacroF1Interval = BootstrapInterval.MacroF1(matrix, seed),
            LogLoss = Metrics.LogLoss.Of(labels, rows),
            CalibrationError = Metrics.CalibrationError.Of(labels, rows),
        };
    }
}
