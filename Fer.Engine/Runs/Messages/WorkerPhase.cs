namespace Fer.Engine.Runs.Messages;

/// <summary>What a worker is doing.</summary>
public enum WorkerPhase
{
    /// <summary>Reading and decoding the split's images.</summary>
    Loading,

    /// <summary>Training.</summary>
    Training,

    /// <summary>Scoring the best weights on validation.</summary>
    Evaluating,

    /// <summary>Ended; the run's row says how.</summary>
    Ended,
}
