namespace Fer.Engine.Runs;

/// <summary>What asking for a run to stop has done.</summary>
public enum CancelResult
{
    /// <summary>It was still queued and is cancelled now.</summary>
    Cancelled,

    /// <summary>Its worker has been asked to stop after the batch under way.</summary>
    Requested,

    /// <summary>It had already ended.</summary>
    AlreadyEnded,

    /// <summary>There is no such run.</summary>
    NotFound,
}
