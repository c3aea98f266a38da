namespace Fer.Engine.Runs.Worker;

/// <summary>Why a worker should stop before its last epoch.</summary>
public enum StopReason
{
    /// <summary>It should not.</summary>
    None,

    /// <summary>Somebody asked for it.</summary>
    Cancelled,

    /// <summary>The application that started it, or the machine, is going down.</summary>
    Shutdown,

    /// <summary>The run was ended or taken over by another.</summary>
    LeaseLost,

    /// <summary>Somebody asked for it to be put aside.</summary>
    Paused,
}
