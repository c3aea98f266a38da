using Fer.Data.Runs;
using Fer.Engine.Models;

namespace Fer.Engine.Training;

/// <summary>All that one run needs, with nothing left to look up.</summary>
public sealed record TrainingPlan
{
    /// <summary>The recipe.</summary>
    public required Hyperparameters Hyperparameters { get; init; }

    /// <summary>The network.</summary>
    public required ModelArchitecture Architecture { get; init; }

    /// <summary>Number of classes; at least 2, above every label.</summary>
    public required int ClassCount { get; init; }

    /// <summary>Images to learn from; at least 2.</summary>
    public required LabelledImages Train { get; init; }

    /// <summary>Images that choose the best epoch; at least 1. Never the test part.</summary>
    public required LabelledImages Validation { get; init; }

    /// <summary>
    /// What other raters said of the training images, N·C shares that sum to 1 an image; a row of zeros where nobody did. Null where the recipe
    /// takes nothing from votes.
    /// </summary>
    public float[]? Votes { get; init; }

    /// <summary>Resume checkpoint of an earlier attempt to go on from; null begins anew.</summary>
    public string? ResumeFrom { get; init; }

    /// <summary>Folder for the checkpoints; made where it is missing.</summary>
    public required string CheckpointFolder { get; init; }

    /// <summary>Processor threads for libtorch; 0 leaves its default. With 1, a run repeats exactly on the same machine.</summary>
    public int ThreadCount { get; init; }
}
