using System.Collections.Concurrent;
using Fer.Engine.Runs.Messages;
using Fer.Web.Hosting.Training;

namespace Fer.Web.Components.Runs;

/// <summary>
/// Tells news that changed rows from the batches between them, so that a page that shows only rows does not read them five times a second.
/// It is asked on the threads of whoever speaks.
/// </summary>
internal sealed class EpochNews(RunFeed feed)
{
    private readonly ConcurrentDictionary<int, (WorkerPhase? Phase, int EpochsDone)> _seen = new();

    /// <summary>Whether the run (0: the queue) has come to another epoch or phase, or has begun or ended, since it was last asked about.</summary>
    public bool IsNew(int runId)
    {
        if (runId == 0)
            return true;
        var live = feed.Current(runId);
        var now = (live?.Phase, live?.EpochsDone ?? 0);
        var isNew = !_seen.TryGetValue(runId, out var before) || before != now;
        _seen[runId] = now;
        return isNew;
    }
}
