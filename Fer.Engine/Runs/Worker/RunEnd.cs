using Fer.Data.Runs;
using Fer.Engine.Training;
using Microsoft.Data.Sqlite;

namespace Fer.Engine.Runs.Worker;

/// <summary>How a run ends.</summary>
/// <param name="State">State of the run.</param>
/// <param name="Code">Exit code of the worker.</param>
/// <param name="Reason">Why, and what to do; null where nothing needs saying.</param>
public sealed record RunEnd(RunState State, WorkerExitCode Code, string? Reason)
{
    private const int SqliteFull = 13;
    private const int NoSpaceErrno = 28;
    private const int QuotaErrno = 122;
    private const int NoSpaceWindows = unchecked((int)0x80070070);

    /// <summary>Trained to the last epoch.</summary>
    public static RunEnd Completed { get; } = new(RunState.Completed, WorkerExitCode.Done, null);

    /// <summary>End of a run that was asked to stop.</summary>
    public static RunEnd Of(StopReason reason) => reason switch
    {
        StopReason.Cancelled => new RunEnd(RunState.Cancelled, WorkerExitCode.Cancelled, EndWords.Stopped),
        StopReason.Paused => new RunEnd(RunState.Paused, WorkerExitCode.Paused, EndWords.PutAside),
        _ => new RunEnd(RunState.Interrupted, WorkerExitCode.Interrupted, EndWords.Shutdown),
    };

    /// <summary>End of a run that threw.</summary>
    public static RunEnd Of(Exception error) => error switch
    {
        NonFiniteLossException => new RunEnd(RunState.Failed, WorkerExitCode.NonFiniteLoss, error.Message),
        LeaseLostException => new RunEnd(RunState.Interrupted, WorkerExitCode.Interrupted, error.Message),
        _ when IsDiskFull(error) => new RunEnd(RunState.Failed, WorkerExitCode.DiskFull, error is RunFailedException
            ? error.Message
            : EndWords.DiskFull),
        _ when IsOutOfMemory(error) => new RunEnd(RunState.Failed, WorkerExitCode.OutOfMemory, EndWords.OutOfMemory),
        CheckpointException => new RunEnd(RunState.Failed, WorkerExitCode.Failed, $"{error.Message} {EndWords.Kept}"),
        RunFailedException or DeviceUnavailableException => new RunEnd(RunState.Failed, WorkerExitCode.Failed, error.Message),
        _ => new RunEnd(RunState.Failed, WorkerExitCode.Failed,
            $"Training stopped with an error: {FirstLine(error)} {EndWords.Kept} {EndWords.Resume} If it happens again, report this text."),
    };

    /// <summary>Whether the error, or one that caused it, says that the disk is full.</summary>
    private static bool IsDiskFull(Exception? error) => error switch
    {
        null => false,
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteFull,
        IOException io => io.HResult is NoSpaceErrno or QuotaErrno or NoSpaceWindows || io.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase),
        _ => IsDiskFull(error.InnerException),
    };

    /// <summary>libtorch reports a failed allocation as text only.</summary>
    private static bool IsOutOfMemory(Exception error) =>
        error is OutOfMemoryException
        || error.Message.Contains("not enough memory", StringComparison.OrdinalIgnoreCase)
        || error.Message.Contains("out of memory", StringComparison.OrdinalIgnoreCase)
        || error.Message.Contains("can't allocate", StringComparison.OrdinalIgnoreCase)
        || (error.InnerException is { } inner && IsOutOfMemory(inner));

    private static string FirstLine(Exception error)
    {
        var line = error.Message.Split('\n', 2)[0].Trim();
        return line.EndsWith('.') ? line : line + ".";
    }
}
