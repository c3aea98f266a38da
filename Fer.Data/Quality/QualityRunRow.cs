using Fer.Data.Runs;

namespace Fer.Data.Quality;

/// <summary>A quality run as pages show it.</summary>
/// <param name="Id">The run.</param>
/// <param name="Request">What it was asked to check.</param>
/// <param name="State">Where it stands.</param>
/// <param name="QueuedAt">When it was asked for.</param>
/// <param name="StartedAt">When a worker took it, or null.</param>
/// <param name="FinishedAt">When it ended, or null.</param>
/// <param name="CancelRequested">Whether somebody asked for it to stop.</param>
/// <param name="Stage">What it does now, in words, or null.</param>
/// <param name="Progress">How much is done, 0 to 1.</param>
/// <param name="EndReason">Why it failed or was interrupted, in words, or null.</param>
/// <param name="Report">What it found; null until it has ended well.</param>
public sealed record QualityRunRow(
    int Id, QualityRequest Request, RunState State, DateTimeOffset QueuedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt,
    bool CancelRequested, string? Stage, double Progress, string? EndReason, QualityReport? Report)
{
    /// <summary>Whether it waits or works.</summary>
    public bool IsActive => State is RunState.Queued or RunState.Running;
}
