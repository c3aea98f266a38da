using Fer.Engine.Runs;
using Fer.Engine.Runs.Studies;

namespace Fer.Web.Hosting.Training;

/// <summary>Where pages queue and cancel runs.</summary>
internal sealed class TrainingDesk(RunQueue queue, TrainingSupervisor supervisor, TrainingSignal signal, RunFeed feed, ILogger<TrainingDesk> log) : ITrainingDesk
{
    public async Task<int> EnqueueAsync(NewRun asked, CancellationToken ct)
    {
        var runId = await queue.EnqueueAsync(asked, ct);
        signal.Wake();
        feed.QueueChanged();
        return runId;
    }

    public async Task<CancelResult> CancelAsync(int runId, CancellationToken ct)
    {
        var result = await queue.CancelAsync(runId, ct);
        if (result == CancelResult.Requested)
            _ = TellWorkerAsync(runId);
        feed.QueueChanged();
        return result;
    }

    public Task<PauseResult> PauseAsync(int runId, CancellationToken ct) => throw new NotSupportedException();

    public Task<bool> ResumeAsync(int runId, CancellationToken ct) => throw new NotSupportedException();

    public Task SetPriorityAsync(int runId, int priority, CancellationToken ct) => throw new NotSupportedException();

    public Task DeleteAsync(int runId, CancellationToken ct) => throw new NotSupportedException();

    public Task<int> StudyAsync(NewStudy asked, CancellationToken ct) => throw new NotSupportedException();

    /// <summary>The flag in the database stops the worker anyway; this only makes it quicker, so the page does not wait for it.</summary>
    private async Task TellWorkerAsync(int runId)
    {
        try
        {
            await supervisor.CancelAsync(runId);
        }
        catch (Exception error)
        {
            log.LogError(error, "Run {RunId} could not be told to stop; it stops with its next heartbeat", runId);
        }
    }
}
