using Fer.Engine.Runs;
using Fer.Engine.Runs.Studies;
using Fer.Web.Hosting.Training;

namespace Fer.Tests.Web.Features.Runs;

/// <summary>Queues into the real table and starts nothing.</summary>
public sealed class FakeDesk(RunQueue queue) : ITrainingDesk
{
    public List<NewRun> Asked { get; } = [];

    public Task<int> EnqueueAsync(NewRun asked, CancellationToken ct)
    {
        Asked.Add(asked);
        return queue.EnqueueAsync(asked, ct);
    }

    public List<int> Paused { get; } = [];

    public List<int> Resumed { get; } = [];

    public List<int> Deleted { get; } = [];

    public List<(int RunId, int Priority)> Priorities { get; } = [];

    /// <summary>What an act throws; null lets it pass.</summary>
    public Exception? Failure { get; set; }

    public Task<CancelResult> CancelAsync(int runId, CancellationToken ct) => queue.CancelAsync(runId, ct);

    public Task<CancelResult> PauseAsync(int runId, CancellationToken ct)
    {
        Paused.Add(runId);
        return Task.FromResult(CancelResult.Requested);
    }

    public Task<bool> ResumeAsync(int runId, CancellationToken ct)
    {
        Resumed.Add(runId);
        return Task.FromResult(true);
    }

    public Task SetPriorityAsync(int runId, int priority, CancellationToken ct)
    {
        Priorities.Add((runId, priority));
        return Task.CompletedTask;
    }

    public Task DeleteAsync(int runId, CancellationToken ct)
    {
        if (Failure is not null)
            return Task.FromException(Failure);
        Deleted.Add(runId);
        return Task.CompletedTask;
    }

    public Task<int> StudyAsync(NewStudy study, CancellationToken ct) => throw new NotSupportedException();
}
