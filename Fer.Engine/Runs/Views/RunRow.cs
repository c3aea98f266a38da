using Fer.Data.Runs;

namespace Fer.Engine.Runs.Views;

/// <summary>A run as lists show it.</summary>
public sealed record RunRow
{
    /// <summary>Id.</summary>
    public required int Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands.</summary>
    public required RunState State { get; init; }

    /// <summary>Dataset's id.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Dataset's name.</summary>
    public required string Dataset { get; init; }

    /// <summary>Split's id.</summary>
    public required int SplitId { get; init; }

    /// <summary>Split's name.</summary>
    public required string Split { get; init; }

    /// <summary>Images in the split's parts.</summary>
    public PartCounts Counts { get; init; }

    /// <summary>Settings.</summary>
    public required Hyperparameters Settings { get; init; }

    /// <summary>Epochs finished.</summary>
    public required int EpochsDone { get; init; }

    /// <summary>Best epoch so far, from 1.</summary>
    public required int? BestEpoch { get; init; }

    /// <summary>Validation result of the best epoch; null before the first epoch.</summary>
    public ValidationScore? Best { get; init; }

    /// <summary>When it was queued.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When a worker took it.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>Seconds of its finished epochs together, over all its attempts.</summary>
    public double TrainedSeconds { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Why it ended as it did, and what to do.</summary>
    public required string? EndReason { get; init; }

    /// <summary>Study that it belongs to; null for one queued by itself.</summary>
    public int? GroupId { get; init; }

    /// <summary>Place in the queue before its age: higher goes first.</summary>
    public int Priority { get; init; }

    /// <summary>Whether somebody asked to put it aside.</summary>
    public bool PauseRequested { get; init; }

    /// <summary>What somebody wrote about it; null where nobody did.</summary>
    public string? Note { get; init; }

    /// <summary>Words that somebody put on it, in alphabetical order.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>When it was archived; null while lists show it.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>Whether it has ended, so that it can be archived or deleted.</summary>
    public bool HasEnded => State is not (RunState.Queued or RunState.Running or RunState.Paused);

    /// <summary>Whether somebody asked it to stop.</summary>
    public required bool CancelRequested { get; init; }
}
