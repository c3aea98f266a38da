namespace Fer.Engine.Training;

/// <summary>Why a checkpoint was kept.</summary>
public enum CheckpointKind
{
    /// <summary>Highest validation accuracy so far; the earliest where several are equal.</summary>
    Best,

    /// <summary>The latest finished epoch.</summary>
    Last,
}
