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

    /// <summary>A worker died, and its run goes on.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="death">What killed the worker, as a sentence.</param>
    /// <param name="epochs">Epochs that it has finished.</param>
    /// <param name="times">How many times it was taken up with this one.</param>
    public void TakenUp(int runId, string death, int epochs, int times)
    {
        log.LogWarning("Run {RunId} lost its worker after epoch {Epoch} and is taken up again, for the {Times}. time", runId, epochs, times);
        runs.Append(runId, $"{death} The run is taken up again and goes on after epoch {epochs} ({times} of at most {RunRevival.MostTimes} times).");
    }

    public void CouldNotBeStarted(int runId, Exception error)
    {
        log.LogError(error, "The worker of run {RunId} could not be started", runId);
        runs.Append(runId, "The training process could not be started.");
    }

    public void CouldNotBeWatched(int runId, Exception error)
    {
        log.LogError(error, "The worker of run {RunId} could not be watched any more and was ended", runId);
        runs.Append(runId, "The training process could not be watched any more and was ended.");
    }

    /// <summary>The database did not let the state of a run be read or written.</summary>
    public void CannotBeWritten(int runId, Exception error)
    {
        log.LogWarning(error, "How run {RunId} stands cannot be written for the moment; trying again", runId);
        runs.Append(runId, "How the run stands cannot be written for the moment: the database is locked or the disk is full. Trying again.");
    }

    /// <summary>The database did not let it be written for so long that nobody tries any more.</summary>
    public void GaveUpWriting(int runId, Exception error)
    {
        log.LogError(error, "How run {RunId} ended cannot be written; the search for abandoned runs ends it later", runId);
        runs.Append(runId, "How the run ended could not be written. It is marked as interrupted once the database can be written again.");
    }
}
