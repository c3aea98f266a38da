using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Worker;

namespace Fer.Web.Hosting.Training;

/// <summary>How a run ended whose worker could not write it itself, told from the exit code.</summary>
internal sealed record WorkerEnd(RunState State, string Reason)
{
    private const string Kept = EndWords.Kept;
    private const string Resume = EndWords.Resume;
    private const string Report = "If it happens again, report it with the log.";
    private const int Killed = 128 + 9;
    private const int Terminated = 128 + 15;

    /// <summary>End of a worker that was killed because it gave no sign of life.</summary>
    public static WorkerEnd Silent { get; } = new(RunState.Failed, $"The worker stopped answering and was ended. {Kept} {Resume} {Report}");

    /// <param name="exitCode">The worker's exit code; 128 and the signal's number where a signal ended it.</param>
    /// <param name="asked">What it was asked to stop for.</param>
    /// <param name="shuttingDown">Whether the application goes down.</param>
    public static WorkerEnd Of(int exitCode, StopReason asked, bool shuttingDown) => exitCode switch
    {
        _ when asked == StopReason.Cancelled => new WorkerEnd(RunState.Cancelled, EndWords.Stopped),
        _ when asked == StopReason.Paused => new WorkerEnd(RunState.Paused, EndWords.PutAside),
        _ when shuttingDown => new WorkerEnd(RunState.Interrupted, EndWords.Shutdown),
        Killed => new WorkerEnd(RunState.Failed,
            $"The worker was ended by the system, most likely because memory ran out (signal 9). {Kept} {Resume} If memory runs out again, clone the run with a smaller batch or fewer images."),
        Terminated => new WorkerEnd(RunState.Interrupted, $"The worker was asked to end from outside. {Kept} {Resume}"),
        (int)WorkerExitCode.Done => new WorkerEnd(RunState.Failed, $"The worker ended before it had written its result. {Kept} {Resume}"),
        (int)WorkerExitCode.DiskFull => new WorkerEnd(RunState.Failed, EndWords.DiskFull),
        (int)WorkerExitCode.OutOfMemory => new WorkerEnd(RunState.Failed, EndWords.OutOfMemory),
        > 128 => new WorkerEnd(RunState.Failed, $"The worker crashed (signal {exitCode - 128}). {Kept} {Resume} {Report}"),
        _ => new WorkerEnd(RunState.Failed, $"The worker ended with an error (code {exitCode}). {Kept} The log has its last words."),
    };
}
