using Fer.Engine.Runs;
using Fer.Engine.Runs.Studies;
using Fer.Web.Hosting.Training;

namespace Fer.Tests.Web.Features.Runs;

/// <summary>Queues into the real table and starts nothing.</summary>
public sealed class FakeDesk(RunQueue queue) : ITrainingDesk
{
    public List<NewRun> Asked { get; } = [];

    public List<NewStudy> Studies { get; } = [];

    public List<string> Acts { get; } = [];

    public Task<int> EnqueueAsync(NewRun asked, CancellationToken ct)
    {
        Asked.Add(asked);
        return queue.EnqueueAsync(asked, ct);
    }

    public Task<CancelResult> CancelAsync(int runId, CancellationToken ct) => queue.CancelAsync(runId, ct);

    public Task<PauseResult> PauseAsync(int runId, CancellationToken ct)
    {
        Acts.Add($"pause {runId}");
        return Task.FromResult(PauseResult.Paused);
    }

    public Task<bool> ResumeAsync(int runId, CancellationToken ct)
    {
        Acts.Add($"resume {runId}");
        return Task.FromResult(true);
    }

    public Task SetPriorityAsync(int runId, int priority, CancellationToken ct)
    {
        Acts.Add($"priority {runId} {priority}");
        return Task.CompletedTask;
    }

    public Task DeleteAsync(int runId, CancellationToken ct)
    {
        Acts.Add($"delete {runId}");
        return Task.CompletedTask;
    }

    public Task<int> StudyAsync(NewStudy asked, CancellationToken ct)
    {
        Studies.Add(asked);
        return Task.FromResult(7);
    }
}
