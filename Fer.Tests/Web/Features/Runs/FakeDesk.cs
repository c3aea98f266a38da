using Fer.Engine.Runs;
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

    public Task<CancelResult> CancelAsync(int runId, CancellationToken ct) => queue.CancelAsync(runId, ct);
}
