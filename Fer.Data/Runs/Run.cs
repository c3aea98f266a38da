namespace Fer.Data.Runs;

/// <summary>One training of one network on one split.</summary>
public sealed class Run
{
    /// <summary>Longest note, in characters.</summary>
    public const int NoteLength = 2000;

    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>Name shown to people; 1 to 100 characters.</summary>
    public required string Name { get; set; }

    /// <summary>Dataset of the split.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Split it trains and validates on.</summary>
    public required int SplitId { get; init; }

    /// <summary>Every setting of the training.</summary>
    public required Hyperparameters Hyperparameters { get; init; }

    /// <summary>Study that it belongs to; null for one queued by itself.</summary>
    public int? GroupId { get; init; }

    /// <summary>Place in the queue before its age: higher goes first; 0 by default.</summary>
    public int Priority { get; set; }

    /// <summary>Where the run stands.</summary>
    public RunState State { get; set; }

    /// <summary>When it was queued; the queue is first come, first served.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When a worker took it.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended, however it ended.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Fencing token: grows by one each time a worker takes the run; a worker writes only under its own.</summary>
    public int Attempt { get; set; }

    /// <summary>Process id of the worker while it runs.</summary>
    public int? WorkerProcessId { get; set; }

    /// <summary>When the worker last said that it is alive.</summary>
    public DateTimeOffset? HeartbeatAt { get; set; }

    /// <summary>Whether somebody asked for the run to stop.</summary>
    public bool CancelRequested { get; set; }

    /// <summary>Whether somebody asked for the run to be put aside.</summary>
    public bool PauseRequested { get; set; }

    /// <summary>Device it was claimed for, such as <c>cpu</c> or <c>cuda:0</c>; one run a device at a time. Null before.</summary>
    public string? ClaimedDevice { get; set; }

    /// <summary>
    /// When it was deleted for good; its row stays for the records that name it, all else of it is gone. A moment that lies ahead: somebody deleted it
    /// and may still take that back, so it is hidden and whole until then. Null while it stands.
    /// </summary>
    public DateTimeOffset? DeletedAt { get; set; }

    /// <summary>What somebody wrote about it; up to <see cref="NoteLength"/> characters, null where nobody did.</summary>
    public string? Note { get; set; }

    /// <summary>When it was put away: it is kept whole, but lists leave it out unless asked. Null while it stands in them.</summary>
    public DateTimeOffset? ArchivedAt { get; set; }

    /// <summary>Device the worker really used, such as <c>cpu</c> or <c>cuda:0 NVIDIA RTX 4090</c>.</summary>
    public string? DeviceUsed { get; set; }

    /// <summary>Trainable parameters of the network.</summary>
    public long? ParameterCount { get; set; }

    /// <summary>Why it failed or was interrupted, and what to do, in words a person understands.</summary>
    public string? EndReason { get; set; }

    /// <summary>Epoch with the best validation accuracy, from 1; null before the first.</summary>
    public int? BestEpoch { get; set; }

    /// <summary>Validation accuracy of that epoch, 0 to 1.</summary>
    public double? BestValidationAccuracy { get; set; }

    /// <summary>Curves, an entry an epoch.</summary>
    public List<EpochMetrics> Epochs { get; } = [];

    /// <summary>Saved weights.</summary>
    public List<Checkpoint> Checkpoints { get; } = [];

    /// <summary>Words that somebody put on it to find it again.</summary>
    public List<RunTag> Tags { get; } = [];
}
