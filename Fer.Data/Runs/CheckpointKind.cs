namespace Fer.Data.Runs;

/// <summary>Which weights a checkpoint holds.</summary>
public enum CheckpointKind
{
    /// <summary>Those of the epoch with the highest validation accuracy.</summary>
    Best,

    /// <summary>Those of the latest epoch.</summary>
    Last,
}
