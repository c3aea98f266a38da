using Fer.Engine.Runs;
using Fer.Engine.Runs.Studies;

namespace Fer.Web.Hosting.Training;

/// <summary>Where pages queue, stop, delete and restore runs; a seam so that pages are tested without worker processes.</summary>
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

    /// <summary>Deletes a run so that it can be restored for <see cref="RunDeletion.UndoTime"/>.</summary>
    /// <returns>Until when it can be restored.</returns>
    /// <exception cref="RunDeletionException">The run has not ended or something else needs it; nothing was deleted.</exception>
    Task<DateTimeOffset> PutAsideAsync(int runId, CancellationToken ct);

    /// <summary>Brings a deleted run back with all that it had.</summary>
    /// <exception cref="RunDeletionException">The run is gone.</exception>
    Task RestoreAsync(int runId, CancellationToken ct);
}
