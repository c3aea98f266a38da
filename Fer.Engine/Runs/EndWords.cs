using System.Diagnostics.CodeAnalysis;

namespace Fer.Engine.Runs;

/// <summary>Sentences that end reasons share, so that the worker and whoever watches it say the same.</summary>
public static class EndWords
{
    /// <summary>What is safe.</summary>
    public const string Kept = "Finished epochs and their checkpoints are kept.";

    /// <summary>What to do where the same settings may work.</summary>
    public const string Resume = $"Resume the run{GoOn}.";

    /// <summary>End of a run that somebody stopped.</summary>
    public const string Stopped = $"Stopped on request. {Kept} {Resume}";

    /// <summary>End of a run that somebody put aside.</summary>
    public const string PutAside = $"Put aside on request. {Kept} {Resume}";

    /// <summary>End of a run whose application went down.</summary>
    public const string Shutdown = $"The application stopped while this run was training. {Kept} {Resume}";

    /// <summary>End of a run that found no space for what it had to write.</summary>
    public const string DiskFull = $"The disk is full. {Kept} Free some space, then resume the run{GoOn}.";

    /// <summary>End of a run that needs other settings.</summary>
    public const string OutOfMemory = $"Memory ran out. {Kept} Clone the run with a smaller batch or fewer images.";

    /// <summary>End of a run whose steps were too long.</summary>
    public const string NonFiniteLoss = $"The loss stopped being a number. {Kept} Clone the run with a lower learning rate.";

    private const string GoOn = " to go on from its last finished epoch";

    private const string NothingKept = "No epoch was finished.";

    private const string BeginAnew = "; it begins anew";

    /// <summary>The reason as it is true of a run without any finished epoch: nothing is kept, and resumed it begins anew.</summary>
    [return: NotNullIfNotNull(nameof(reason))]
    public static string? WithoutEpochs(string? reason) =>
        reason?.Replace(Kept, NothingKept, StringComparison.Ordinal).Replace(GoOn, BeginAnew, StringComparison.Ordinal);
}
