using Fer.Data.Runs;
using Fer.Engine.Runs;

namespace Fer.Web.Hosting.Training;

/// <summary>How a run ended whose worker could not write it itself, told from the exit code.</summary>
internal sealed record WorkerEnd(RunState State, string Reason)
{
    private const string Kept = "Finished epochs and their checkpoints are kept.";
    private const int Killed = 128 + 9;
    private const int Terminated = 128 + 15;

    /// <summary>End of a worker that was killed because it gave no sign of life.</summary>
    public static WorkerEnd Silent { get; } = new(RunState.Failed,
        $"The worker stopped answering and was ended. {Kept} Clone the run to try again; if it happens again, report it with the log.");

    public static WorkerEnd Of(int exitCode, bool cancelRequested, bool shuttingDown) => exitCode switch
    {
        _ when cancelRequested => new WorkerEnd(RunState.Cancelled, $"Stopped on request. {Kept}"),
        _ when shuttingDown => new WorkerEnd(RunState.Interrupted, $"The application stopped while this run was training. {Kept} Clone the run to train it again."),
        Killed => new WorkerEnd(RunState.Failed,
            $"The worker was ended by the system, most likely because memory ran out (signal 9). Try a smaller batch or fewer images; nothing else was lost. {Kept}"),
        Terminated => new WorkerEnd(RunState.Interrupted, $"The worker was asked to end from outside. {Kept} Clone the run to train it again."),
        (int)WorkerExitCode.Done => new WorkerEnd(RunState.Failed, $"The worker ended before it had written its result. {Kept} Clone the run to try again."),
        (int)WorkerExitCode.DiskFull => new WorkerEnd(RunState.Failed, $"The disk is full. {Kept} Free some space, then clone the run."),
        (int)WorkerExitCode.OutOfMemory => new WorkerEnd(RunState.Failed, $"Memory ran out. {Kept} Clone the run with a smaller batch or fewer images."),
        > 128 => new WorkerEnd(RunState.Failed, $"The worker crashed (signal {exitCode - 128}). {Kept} Clone the run to try again; if it happens again, report it with the log."),
        _ => new WorkerEnd(RunState.Failed, $"The worker ended with an error (code {exitCode}). {Kept} The log has its last words."),
    };
}
