using Fer.Data.Runs;

namespace Fer.Engine.Runs;

/// <summary>What a person asks for when queueing a run.</summary>
public sealed record NewRun
{
    /// <summary>Dataset of the split.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Split to train and validate on.</summary>
    public required int SplitId { get; init; }

    /// <summary>Name, up to 100 characters; null or blank makes one from preset and epochs.</summary>
    public string? Name { get; init; }

    /// <summary>Every setting of the training.</summary>
    public required Hyperparameters Hyperparameters { get; init; }
}
