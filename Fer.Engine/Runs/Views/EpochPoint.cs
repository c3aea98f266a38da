namespace Fer.Engine.Runs.Views;

/// <summary>What one epoch measured.</summary>
/// <param name="Epoch">Epoch, from 1.</param>
/// <param name="TrainLoss">Mean cross-entropy over the training batches as trained (augmented, dropout on), in nats.</param>
/// <param name="TrainAccuracy">Accuracy over the same batches, 0 to 1.</param>
/// <param name="ValidationLoss">Mean cross-entropy on validation, in nats.</param>
/// <param name="ValidationAccuracy">Accuracy on validation, 0 to 1.</param>
/// <param name="ValidationMacroF1">Macro-F1 on validation, 0 to 1.</param>
/// <param name="LearningRate">Learning rate of the last step.</param>
/// <param name="Seconds">Wall time with validation.</param>
/// <param name="ImagesPerSecond">Training images a second, validation left out.</param>
public sealed record EpochPoint(
    int Epoch,
    double TrainLoss,
    double TrainAccuracy,
    double ValidationLoss,
    double ValidationAccuracy,
    double ValidationMacroF1,
    double LearningRate,
    double Seconds,
    double ImagesPerSecond)
{
    /// <summary>F1 of each class on validation, 0 to 1; null for epochs of older versions.</summary>
    public IReadOnlyList<double>? ClassF1 { get; init; }

    /// <summary>Seconds outside the network's own steps: reading, augmenting, validating, saving; null for epochs of older versions.</summary>
    public double? OverheadSeconds { get; init; }

    /// <summary>Most memory that the worker has held so far, in bytes; null for epochs of older versions.</summary>
    public long? PeakMemoryBytes { get; init; }
}
