namespace Fer.Engine.Training;

/// <summary>
/// Figures of one finished epoch. Training loss and accuracy are averages over the batches as they were trained: with dropout and augmented
/// images, and with weights that changed underway. They therefore lie below what the final network would score on the plain training images.
/// </summary>
public sealed record EpochResult
{
    /// <summary>Epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Mean loss over the training batches, label smoothing included.</summary>
    public required double TrainLoss { get; init; }

    /// <summary>Share of training images classified rightly underway; 0 to 1.</summary>
    public required double TrainAccuracy { get; init; }

    /// <summary>Mean cross-entropy on validation, without label smoothing, in nats.</summary>
    public required double ValidationLoss { get; init; }

    /// <summary>Share of validation images classified rightly; 0 to 1.</summary>
    public required double ValidationAccuracy { get; init; }

    /// <summary>Unweighted mean over classes of validation F1; 0 to 1.</summary>
    public required double ValidationMacroF1 { get; init; }

    /// <summary>Learning rate of the epoch's last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Seconds for training and validation together.</summary>
    public required double Seconds { get; init; }

    /// <summary>Training images per second, validation not counted.</summary>
    public required double ImagesPerSecond { get; init; }

    /// <summary>F1 of each class on validation; 0 to 1.</summary>
    public required IReadOnlyList<double> ClassF1 { get; init; }

    /// <summary>Seconds of the epoch outside the network's own steps: reading, augmenting, validating, saving.</summary>
    public required double OverheadSeconds { get; init; }

    /// <summary>Most memory that the process has held so far, in bytes.</summary>
    public required long PeakMemoryBytes { get; init; }

    /// <summary>Whether no earlier epoch had a higher validation accuracy.</summary>
    public required bool IsBest { get; init; }
}
