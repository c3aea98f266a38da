using Fer.Data.Runs;

namespace Fer.Data.Quality;

/// <summary>One check of a dataset, queued and worked off in the background.</summary>
public sealed class QualityRun
{
    /// <summary>Key.</summary>
    public int Id { get; init; }

    /// <summary>Dataset that is checked.</summary>
    public required int DatasetId { get; init; }

    /// <summary>What is checked.</summary>
    public required QualityRequest Request { get; init; }

    /// <summary>Where it stands.</summary>
    public RunState State { get; set; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When a worker took it.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When it ended, however it ended.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Fencing token: grows by one each time a worker takes it; a worker writes only under its own.</summary>
    public int Attempt { get; set; }

    /// <summary>When the worker last said that it is alive.</summary>
    public DateTimeOffset? HeartbeatAt { get; set; }

    /// <summary>Whether somebody asked for it to stop.</summary>
    public bool CancelRequested { get; set; }

    /// <summary>What it does now, in words; null before it starts.</summary>
    public string? Stage { get; set; }

    /// <summary>How much is done, 0 to 1.</summary>
    public double Progress { get; set; }

    /// <summary>Why it failed or was interrupted, and what to do, in words a person understands.</summary>
    public string? EndReason { get; set; }

    /// <summary>What it found; null until it has ended well.</summary>
    public QualityReport? Report { get; set; }
}
