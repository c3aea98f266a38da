using System.Diagnostics;
using Fer.Data;
using Fer.Data.Runs;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs;

/// <summary>Finds runs that are marked as running although nobody trains them any more, and marks them as interrupted.</summary>
public sealed class AbandonedRuns(IDbContextFactory<FerDbContext> contexts, RunQueue queue, TimeProvider clock)
{
    /// <summary>Silence after which a run whose process is gone counts as interrupted; three missed heartbeats.</summary>
    public static readonly TimeSpan SilenceOfDead = TimeSpan.FromSeconds(6);

    /// <summary>
    /// Silence after which a run counts as interrupted whatever its process does; it may live in another container. Long, since a worker
    /// that loads libtorch from a cold and busy disk may write nothing for half a minute, and losing a healthy run costs more than waiting for a hung one.
    /// </summary>
    public static readonly TimeSpan SilenceOfAny = TimeSpan.FromMinutes(2);

    private const string Reason =
        $"The training process stopped without a word: the application or the machine was shut down. {EndWords.Kept} {EndWords.Resume}";

    /// <summary>Marks abandoned runs as interrupted.</summary>
    /// <param name="supervised">Runs whose worker the caller watches itself; they are left alone.</param>
    /// <param name="ct">Token.</param>
    /// <returns>Ids of the runs that were marked.</returns>
    public async Task<IReadOnlyList<int>> InterruptAsync(IReadOnlySet<int> supervised, CancellationToken ct)
    {
        List<int> marked = [];
        foreach (var lease in await AbandonedAsync(supervised, ct))
        {
            if (await queue.FinishAsync(lease, RunState.Interrupted, Reason, ct))
                marked.Add(lease.RunId);
        }

        return marked;
    }

    private async Task<IReadOnlyList<RunLease>> AbandonedAsync(IReadOnlySet<int> supervised, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var running = await db.Runs.AsNoTracking().Where(run => run.State == RunState.Running)
            .Select(run => new { run.Id, run.Attempt, run.HeartbeatAt, run.WorkerProcessId }).ToListAsync(ct);
        var now = clock.GetUtcNow();
        return [.. running
            .Where(run => !supervised.Contains(run.Id))
            .Where(run => IsAbandoned(now - (run.HeartbeatAt ?? DateTimeOffset.MinValue), run.WorkerProcessId))
            .Select(run => new RunLease(run.Id, run.Attempt))];
    }

    private static bool IsAbandoned(TimeSpan silence, int? processId) =>
        silence > SilenceOfAny || (silence > SilenceOfDead && processId is { } id && !IsAlive(id));

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
