namespace Fer.Engine.Training;

/// <summary>How a run ended, errors apart.</summary>
public sealed record TrainingOutcome
{
    /// <summary>Whether the run was cancelled before its last epoch was done.</summary>
    public required bool WasCancelled { get; init; }

    /// <summary>Whether it ended before its last epoch because validation accuracy had not risen for as long as the recipe's patience.</summary>
    public bool StoppedEarly { get; init; }

    /// <summary>Every epoch finished now, in order; those of an earlier attempt are not among them.</summary>
    public required IReadOnlyList<EpochResult> Epochs { get; init; }

    /// <summary>Checkpoint of the best epoch; null where no epoch finished.</summary>
    public required SavedCheckpoint? Best { get; init; }

    /// <summary>Checkpoint of the last finished epoch; null where no epoch finished.</summary>
    public required SavedCheckpoint? Last { get; init; }
}
