namespace Fer.Engine.Runs;

/// <summary>What asking for a run to be put aside has done.</summary>
public enum PauseResult
{
    /// <summary>It was still queued and is put aside now.</summary>
    Paused,

    /// <summary>Its worker has been asked to stop after the batch under way.</summary>
    Requested,

    /// <summary>It had ended or been put aside already.</summary>
    AlreadyEnded,

    /// <summary>There is no such run.</summary>
    NotFound,
}
