using Fer.Engine.Runs;
using Fer.Engine.Runs.Studies;

namespace Fer.Web.Hosting.Training;

/// <summary>Where pages queue and cancel runs; a seam so that pages are tested without worker processes.</summary>
public interface ITrainingDesk
{
    /// <exception cref="InvalidRunException">A setting cannot be used.</exception>
    Task<int> EnqueueAsync(NewRun asked, CancellationToken ct);

    Task<CancelResult> CancelAsync(int runId, CancellationToken ct);

    /// <summary>Puts a run aside: a queued one at once, a running one after its epoch.</summary>
    Task<CancelResult> PauseAsync(int runId, CancellationToken ct);

    /// <summary>Queues a run that stopped before its end again; it goes on from its last epoch.</summary>
    /// <returns>False where it cannot be resumed as it stands.</returns>
    Task<bool> ResumeAsync(int runId, CancellationToken ct);

    Task SetPriorityAsync(int runId, int priority, CancellationToken ct);

    /// <summary>Deletes a run with its files.</summary>
    Task DeleteAsync(int runId, CancellationToken ct);

    /// <returns>Id of the study.</returns>
    /// <exception cref="InvalidRunException">A setting cannot be used.</exception>
    Task<int> StudyAsync(NewStudy study, CancellationToken ct);
}
