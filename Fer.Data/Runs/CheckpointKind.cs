namespace Fer.Data.Runs;

/// <summary>Which weights a checkpoint holds.</summary>
public enum CheckpointKind
{
    /// <summary>Those of the epoch with the highest validation accuracy.</summary>
    Best,

    /// <summary>Those of the latest epoch.</summary>
    Last,

    /// <summary>Those of an epoch that was asked for, or of one of the latest few.</summary>
    Epoch,

    /// <summary>All that training needs to go on after its epoch: weights, optimiser, average, random numbers and counters.</summary>
    Resume,
}
