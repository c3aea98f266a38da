using Fer.Engine.Runs;
using Fer.Engine.Runs.Studies;
using Fer.Web.Hosting.Training;

namespace Fer.Tests.Web.Features.Runs;

/// <summary>Queues into the real table and starts nothing.</summary>
public sealed class FakeDesk(RunQueue queue, RunStudies studies, RunDeletion deletion) : ITrainingDesk
{
    public List<NewRun> Asked { get; } = [];

    public List<NewStudy> Studies { get; } = [];

    public Task<int> EnqueueAsync(NewRun asked, CancellationToken ct)
    {
        Asked.Add(asked);
        return queue.EnqueueAsync(asked, ct);
    }

    public Task<int> StudyAsync(NewStudy study, CancellationToken ct)
    {
        Studies.Add(study);
        return studies.CreateAsync(study, ct);
    }

    public Task<CancelResult> CancelAsync(int runId, CancellationToken ct) => queue.CancelAsync(runId, ct);

    public Task<PauseResult> PauseAsync(int runId, CancellationToken ct) => queue.PauseAsync(runId, ct);

    public Task<bool> ResumeAsync(int runId, CancellationToken ct) => queue.ResumeAsync(runId, ct);

    public Task<bool> SetPriorityAsync(int runId, int priority, CancellationToken ct) => queue.SetPriorityAsync(runId, priority, ct);

    public Task<DateTimeOffset> PutAsideAsync(int runId, CancellationToken ct) => deletion.PutAsideAsync(runId, ct);

    public Task RestoreAsync(int runId, CancellationToken ct) => deletion.RestoreAsync(runId, ct);
}
