using Fer.Engine.Runs;

namespace Fer.Web.Hosting.Training;

/// <summary>Where pages queue and cancel runs; a seam so that pages are tested without worker processes.</summary>
public interface ITrainingDesk
{
    /// <exception cref="InvalidRunException">A setting cannot be used.</exception>
    Task<int> EnqueueAsync(NewRun asked, CancellationToken ct);

    Task<CancelResult> CancelAsync(int runId, CancellationToken ct);
}
