using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Worker;

namespace Fer.Web.Hosting.Training;

/// <summary>How a run ended whose worker could not write it itself, told from the exit code.</summary>
/// <param name="State">State that the run ends in.</param>
/// <param name="Reason">Why, what is kept and what to do.</param>
/// <param name="Death">What killed the worker without anybody's wish, so that the run may be taken up again; null for any other end.</param>
internal sealed record WorkerEnd(RunState State, string Reason, string? Death = null)
{
    private const string Kept = EndWords.Kept;
    private const string Resume = EndWords.Resume;
    private const string Report = "If it happens again, report it with the log.";
    private const int Killed = 128 + 9;
    private const int Terminated = 128 + 15;

    /// <summary>End of a worker that was killed because it gave no sign of life.</summary>
    public static WorkerEnd Silent { get; } = Died("The worker stopped answering and was ended.", Report);

    /// <summary>End of a worker that never was.</summary>
    public static WorkerEnd NotStarted { get; } = new(
        RunState.Failed, $"The training process could not be started. {Kept} The application's log has the reason; reinstalling Fer may help.");

    /// <summary>End of a worker that was killed since nobody could watch it any more.</summary>
    public static WorkerEnd Unwatched { get; } = new(
        RunState.Failed, $"Watching the training process failed, so it was ended. {Kept} {Resume} The application's log has the reason. {Report}");

    /// <summary>End of a worker that somebody asked to stop.</summary>
    /// <param name="asked">Cancelled or Paused.</param>
    public static WorkerEnd Asked(StopReason asked) => asked == StopReason.Cancelled
        ? new WorkerEnd(RunState.Cancelled, EndWords.Stopped)
        : new WorkerEnd(RunState.Paused, EndWords.PutAside);

    /// <param name="exitCode">The worker's exit code; 128 and the signal's number where a signal ended it, a negative one where Windows did.</param>
    /// <param name="asked">What it was asked to stop for.</param>
    /// <param name="shuttingDown">Whether the application goes down.</param>
    public static WorkerEnd Of(int exitCode, StopReason asked, bool shuttingDown) => exitCode switch
    {
        _ when asked is StopReason.Cancelled or StopReason.Paused => Asked(asked),
        _ when shuttingDown => new WorkerEnd(RunState.Interrupted, EndWords.Shutdown),
        Killed => Died(
            "The worker was ended by the system, most likely because memory ran out (signal 9).",
            "If memory runs out again, clone the run with a smaller batch or fewer images."),
        Terminated => new WorkerEnd(RunState.Interrupted, $"The worker was asked to end from outside. {Kept} {Resume}"),
        (int)WorkerExitCode.Done => new WorkerEnd(RunState.Failed, $"The worker ended before it had written its result. {Kept} {Resume}"),
        (int)WorkerExitCode.NonFiniteLoss => new WorkerEnd(RunState.Failed, EndWords.NonFiniteLoss),
        (int)WorkerExitCode.DiskFull => new WorkerEnd(RunState.Failed, EndWords.DiskFull),
        (int)WorkerExitCode.OutOfMemory => new WorkerEnd(RunState.Failed, EndWords.OutOfMemory),
        > 128 => Died($"The worker crashed (signal {(exitCode - 128).ToString(CultureInfo.InvariantCulture)}).", Report),
        < 0 => Died($"The worker crashed (code 0x{exitCode.ToString("X8", CultureInfo.InvariantCulture)}).", Report),
        _ => new WorkerEnd(RunState.Failed, $"The worker ended with an error (code {exitCode}). {Kept} The log has its last words."),
    };

    private static WorkerEnd Died(string cause, string advice) => new(RunState.Failed, $"{cause} {Kept} {Resume} {advice}", cause);
}
