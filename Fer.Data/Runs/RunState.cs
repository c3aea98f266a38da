namespace Fer.Data.Runs;

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>Waiting for a worker.</summary>
    Queued,

    /// <summary>A worker is training.</summary>
    Running,

    /// <summary>Ran to its last epoch.</summary>
    Completed,

    /// <summary>Somebody stopped it.</summary>
    Cancelled,

    /// <summary>The worker ended with an error.</summary>
    Failed,

    /// <summary>The application or the machine stopped under it.</summary>
    Interrupted,

    /// <summary>Somebody put it aside; it goes on from its last epoch when resumed.</summary>
    Paused,
}
