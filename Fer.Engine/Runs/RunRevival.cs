using System.Collections.Concurrent;
using Fer.Data;
using Fer.Data.Runs;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs;

/// <summary>
/// Queues runs again whose worker died, so that they go on without anybody's act. An attempt that finished no epoch is not repeated, since the
/// next one would most likely die at the same place.
/// </summary>
public sealed class RunRevival(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Most times that a run is taken up, as long as this process lives.</summary>
    public const int MostTimes = 3;

    private readonly ConcurrentDictionary<int, int> _times = new();

    /// <summary>Where a run stands that the lease holds; null where it is no longer held.</summary>
    public async Task<RunStanding?> StandingAsync(RunLease lease, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await RunQueue.Leased(db, lease)
            .Select(run => new RunStanding(run.Epochs.Count, run.CancelRequested, run.PauseRequested)).SingleOrDefaultAsync(ct);
    }

    /// <summary>Queues a running run again in its old place, where its attempt finished an epoch and nobody asked it to stop.</summary>
    /// <param name="lease">The attempt that died.</param>
    /// <param name="epochsBefore">Epochs that the run had finished when the attempt began.</param>
    /// <param name="ct">Token.</param>
    /// <returns>How many times the run has been taken up with this one; null where it was not, and nothing is changed then.</returns>
    public async Task<int?> TryAsync(RunLease lease, int epochsBefore, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(lease);
        var times = _times.GetValueOrDefault(lease.RunId);
        if (times >= MostTimes)
            return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var queued = await RunQueue.Leased(db, lease)
            .Where(run => !run.CancelRequested && !run.PauseRequested && run.Epochs.Count > epochsBefore)
            .ExecuteUpdateAsync(set => set
                .SetProperty(run => run.State, RunState.Queued)
                .SetProperty(run => run.WorkerProcessId, (int?)null)
                .SetProperty(run => run.ClaimedDevice, (string?)null), ct);
        return queued == 0 ? null : _times[lease.RunId] = times + 1;
    }
}
