namespace Fer.Engine.Runs;

/// <summary>What ended a run, as far as it decides what to do next.</summary>
public enum TroubleKind
{
    /// <summary>Nothing that another setting would mend.</summary>
    Other,

    /// <summary>The loss stopped being a number: the steps were too long.</summary>
    NonFiniteLoss,

    /// <summary>Memory ran out: the batch was too large for the machine.</summary>
    OutOfMemory,

    /// <summary>The disk is full.</summary>
    DiskFull,
}
