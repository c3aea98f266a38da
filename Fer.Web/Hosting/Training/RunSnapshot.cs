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

    /// <summary>Seconds of the last stored epoch with its validation.</summary>
    public double? SecondsPerEpoch { get; init; }

    /// <summary>Share of the training done, 0 to 1.</summary>
    public double Progress => Epochs == 0 ? 0 : Math.Clamp((EpochsDone + (Epoch > EpochsDone && Batches > 0 ? (double)Batch / Batches : 0)) / Epochs, 0, 1);
}
