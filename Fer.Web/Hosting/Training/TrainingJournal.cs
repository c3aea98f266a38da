using Fer.Data.Runs;
using Fer.Engine.Runs;

namespace Fer.Web.Hosting.Training;

/// <summary>Writes down what becomes of workers: for the administrator into the application's log, and what a run's own log lacks into that.</summary>
internal sealed class TrainingJournal(RunLog runs, ILogger<TrainingJournal> log)
{
    public void Started(int runId, int processId) => log.LogInformation("Run {RunId} trains in process {ProcessId}", runId, processId);

    /// <summary>A worker ended with an error; its last words say more than its exit code.</summary>
    public void EndedBadly(int runId, int exitCode, string lastWords)
    {
        log.LogWarning("The worker of run {RunId} ended with {ExitCode}: {Error}", runId, exitCode, lastWords);
        runs.Append(runId, $"The worker ended with code {exitCode}.{(lastWords.Length > 0 ? $" Its last words:\n{lastWords}" : "")}");
    }

    /// <summary>A worker ended before it could write how.</summary>
    public void EndedWithoutAWord(int runId, RunState state, string reason)
    {
        log.LogWarning("Run {RunId} ended as {State} without a word of its own", runId, state);
        runs.Append(runId, $"Ended as {state.ToString().ToLowerInvariant()}: {reason}");
    }

    public void CouldNotBeWatched(int runId, Exception error)
    {
        log.LogError(error, "The worker of run {RunId} could not be watched", runId);
        runs.Append(runId, "The training process could not be started or watched.");
    }
}
