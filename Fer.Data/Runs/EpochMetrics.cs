namespace Fer.Data.Runs;

/// <summary>What one epoch of a run measured.</summary>
public sealed class EpochMetrics
{
    /// <summary>The run.</summary>
    public int RunId { get; init; }

    /// <summary>Epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Mean cross-entropy over the training batches as they were trained on (augmented, dropout on).</summary>
    public required double TrainLoss { get; init; }

    /// <summary>Accuracy over the same batches, 0 to 1.</summary>
    public required double TrainAccuracy { get; init; }

    /// <summary>Mean cross-entropy on the validation part after the epoch.</summary>
    public required double ValidationLoss { get; init; }

    /// <summary>Accuracy on the validation part after the epoch, 0 to 1.</summary>
    public required double ValidationAccuracy { get; init; }

    /// <summary>Mean of the per-class F1 on the validation part, 0 to 1.</summary>
    public required double ValidationMacroF1 { get; init; }

    /// <summary>Learning rate of the epoch's last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Wall time of the epoch with its validation, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Training images a second, validation left out.</summary>
    public required double ImagesPerSecond { get; init; }

    /// <summary>F1 of each class on the validation part, 0 to 1; null in rows of older versions.</summary>
    public double[]? ClassF1 { get; init; }

    /// <summary>Seconds of the epoch outside the network's own steps: reading, augmenting, validating, saving; null in rows of older versions.</summary>
    public double? OverheadSeconds { get; init; }

    /// <summary>Most memory that the worker has held so far, in bytes; null in rows of older versions.</summary>
    public long? PeakMemoryBytes { get; init; }
}
