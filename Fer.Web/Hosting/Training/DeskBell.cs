using Fer.Engine.Runs.Worker;

namespace Fer.Web.Hosting.Training;

/// <summary>Tells those who work or watch that the table of runs has changed. The table has the truth: a call that is lost costs time only.</summary>
internal sealed class DeskBell(TrainingSupervisor supervisor, TrainingSignal signal, RunFeed feed, ILogger<DeskBell> log)
{
    /// <summary>Runs were queued.</summary>
    public void RingQueue()
    {
        signal.Wake();
        feed.QueueChanged();
    }

    /// <summary>Runs were changed, deleted or restored.</summary>
    public void RingPages() => feed.QueueChanged();

    /// <summary>A running run was asked to stop. The flag in the database stops its worker anyway; this only makes it quicker, so nobody waits for it.</summary>
    public void RingWorker(int runId, StopReason reason) => _ = TellWorkerAsync(runId, reason);

    private async Task TellWorkerAsync(int runId, StopReason reason)
    {
        try
        {
            await supervisor.StopAsync(runId, reason);
        }
        catch (Exception error)
        {
            log.LogError(error, "Run {RunId} could not be told to stop; it stops with its next heartbeat", runId);
        }
    }
}
