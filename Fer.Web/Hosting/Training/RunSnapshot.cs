using Fer.Data.Runs;
using Fer.Engine.Runs.Messages;

namespace Fer.Web.Hosting.Training;

/// <summary>What a running worker last said. A hint for the eye: the database has the truth.</summary>
public sealed record RunSnapshot
{
    public required int RunId { get; init; }

    /// <summary>Grows with every message of any run.</summary>
    public long Sequence { get; init; }

    public WorkerPhase Phase { get; init; }

    /// <summary>Epochs planned; 0 before training begins.</summary>
    public int Epochs { get; init; }

    /// <summary>Epochs stored in the database.</summary>
    public int EpochsDone { get; init; }

    /// <summary>Epoch under way, from 1.</summary>
    public int Epoch { get; init; }

    public int Batch { get; init; }

    public int Batches { get; init; }

    public double ImagesPerSecond { get; init; }

    public double? Loss { get; init; }

    /// <summary>Share of training images classified rightly over the epoch under way, 0 to 1.</summary>
    public double? Accuracy { get; init; }

    /// <summary>Learning rate of the latest step.</summary>
    public double? LearningRate { get; init; }

    /// <summary>Memory that the worker holds, in bytes.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Device in use; null before training begins.</summary>
    public string? Device { get; init; }

    /// <summary>Numbers that the network computes with; null before training begins.</summary>
    public NumberPrecision? Precision { get; init; }

    /// <summary>Epoch that this attempt began with: 1, or a later one where the run goes on.</summary>
    public int FirstEpoch { get; init; } = 1;

    /// <summary>Mean F1 on validation after the last stored epoch, 0 to 1; null before the first.</summary>
    public double? MacroF1 { get; init; }

    /// <summary>F1 of each class on validation after the last stored epoch, 0 to 1; null before the first.</summary>
    public IReadOnlyList<double>? ClassF1 { get; init; }

    /// <summary>What the network says of a few validation images after the last stored epoch, the same images every time; empty before the first.</summary>
    public IReadOnlyList<LivePrediction> Samples { get; init; } = [];

    /// <summary>Seconds of the last stored epoch with its validation.</summary>
    public double? SecondsPerEpoch { get; init; }

    /// <summary>Share of the training done, 0 to 1.</summary>
    public double Progress => Epochs == 0 ? 0 : Math.Clamp((EpochsDone + (Epoch > EpochsDone && Batches > 0 ? (double)Batch / Batches : 0)) / Epochs, 0, 1);
}
