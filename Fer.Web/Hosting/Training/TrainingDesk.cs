using Fer.Engine.Runs;
using Fer.Engine.Runs.Studies;
using Fer.Engine.Runs.Worker;

namespace Fer.Web.Hosting.Training;

/// <summary>Where pages queue, stop, delete and restore runs: changes the table, and has those who work or watch hear of it at once.</summary>
internal sealed class TrainingDesk(RunQueue queue, RunStudies studies, RunDeletion deletion, DeskBell bell) : ITrainingDesk
{
    public async Task<int> EnqueueAsync(NewRun asked, CancellationToken ct)
    {
        var runId = await queue.EnqueueAsync(asked, ct);
        bell.RingQueue();
        return runId;
    }

    public async Task<int> StudyAsync(NewStudy study, CancellationToken ct)
    {
        var groupId = await studies.CreateAsync(study, ct);
        bell.RingQueue();
        return groupId;
    }

    public async Task<CancelResult> CancelAsync(int runId, CancellationToken ct)
    {
        var result = await queue.CancelAsync(runId, ct);
        if (result == CancelResult.Requested)
            bell.RingWorker(runId, StopReason.Cancelled);
        bell.RingPages();
        return result;
    }

    public async Task<PauseResult> PauseAsync(int runId, CancellationToken ct)
    {
        var result = await queue.PauseAsync(runId, ct);
        if (result == PauseResult.Requested)
            bell.RingWorker(runId, StopReason.Paused);
        bell.RingPages();
        return result;
    }

    public async Task<bool> ResumeAsync(int runId, CancellationToken ct)
    {
        var resumed = await queue.ResumeAsync(runId, ct);
        bell.RingQueue();
        return resumed;
    }

    public async Task<bool> SetPriorityAsync(int runId, int priority, CancellationToken ct)
    {
        var found = await queue.SetPriorityAsync(runId, priority, ct);
        bell.RingPages();
        return found;
    }

    public async Task<DateTimeOffset> PutAsideAsync(int runId, CancellationToken ct)
    {
        var until = await deletion.PutAsideAsync(runId, ct);
        bell.RingPages();
        return until;
    }

    public async Task RestoreAsync(int runId, CancellationToken ct)
    {
        await deletion.RestoreAsync(runId, ct);
        bell.RingPages();
    }
}
