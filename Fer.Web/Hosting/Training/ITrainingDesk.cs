using Fer.Engine.Runs;
using Fer.Engine.Runs.Studies;

namespace Fer.Web.Hosting.Training;

/// <summary>Where pages queue, stop and delete runs; a seam so that pages are tested without worker processes.</summary>
public interface ITrainingDesk
{
    /// <exception cref="InvalidRunException">A setting cannot be used.</exception>
    Task<int> EnqueueAsync(NewRun asked, CancellationToken ct);

    /// <returns>Id of the study's group.</returns>
    /// <exception cref="InvalidRunException">A setting cannot be used; nothing was queued.</exception>
    Task<int> StudyAsync(NewStudy study, CancellationToken ct);

    Task<CancelResult> CancelAsync(int runId, CancellationToken ct);

    Task<PauseResult> PauseAsync(int runId, CancellationToken ct);

    /// <summary>Queues a run again that stopped before its end; it goes on from its last finished epoch.</summary>
    /// <returns>False where it is queued, running or completed.</returns>
    Task<bool> ResumeAsync(int runId, CancellationToken ct);

    Task<bool> SetPriorityAsync(int runId, int priority, CancellationToken ct);

    /// <exception cref="RunDeletionException">The run has not ended or something else needs it; nothing was deleted.</exception>
    Task DeleteAsync(int runId, CancellationToken ct);
}
