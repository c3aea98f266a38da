namespace Fer.Engine.Runs;

/// <summary>Exit codes of <c>fer train</c>.</summary>
public enum WorkerExitCode
{
    /// <summary>Trained to the last epoch.</summary>
    Done = 0,

    /// <summary>Failed; the run's row says why.</summary>
    Failed = 1,

    /// <summary>Wrong usage.</summary>
    Usage = 2,

    /// <summary>Somebody stopped it.</summary>
    Cancelled = 10,

    /// <summary>The loss stopped being a number.</summary>
    NonFiniteLoss = 11,

    /// <summary>The disk is full.</summary>
    DiskFull = 12,

    /// <summary>Memory ran out.</summary>
    OutOfMemory = 13,

    /// <summary>The process that started it went away, or the run was taken from it.</summary>
    Interrupted = 14,

    /// <summary>Somebody put it aside.</summary>
    Paused = 15,
}
