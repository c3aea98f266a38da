namespace Fer.Engine.Runs;

/// <summary>What a worker learns when it says that it is alive.</summary>
public enum LeaseState
{
    /// <summary>Go on.</summary>
    Held,

    /// <summary>Somebody asked for the run to stop.</summary>
    CancelRequested,

    /// <summary>Somebody asked for the run to be put aside.</summary>
    PauseRequested,

    /// <summary>The run was ended or taken over by another; stop without writing.</summary>
    Lost,
}
