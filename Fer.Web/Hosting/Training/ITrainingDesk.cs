using Fer.Engine.Runs;
using Fer.Engine.Runs.Studies;

namespace Fer.Web.Hosting.Training;

/// <summary>Where pages queue and cancel runs; a seam so that pages are tested without worker processes.</summary>
public interface ITrainingDesk
{
    /// <exception cref="InvalidRunException">A setting cannot be used.</exception>
    Task<int> EnqueueAsync(NewRun asked, CancellationToken ct);

    Task<CancelResult> CancelAsync(int runId, CancellationToken ct);

    Task<PauseResult> PauseAsync(int runId, CancellationToken ct);

    Task<bool> ResumeAsync(int runId, CancellationToken ct);

    Task SetPriorityAsync(int runId, int priority, CancellationToken ct);

    Task DeleteAsync(int runId, CancellationToken ct);

    /// <exception cref="InvalidRunException">A setting cannot be used.</exception>
    Task<int> StudyAsync(NewStudy asked, CancellationToken ct);
}
