using Fer.Engine.Runs;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Hosting.Training;

/// <summary>Kills a worker that gives no sign of life: neither a heartbeat in its row nor a line on its output.</summary>
internal sealed class SilenceWatch : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>More than one, since the heartbeat of a healthy worker is old too for the moment after the machine slept.</summary>
    private const int SilentLooks = 3;

    private readonly CancellationTokenSource _end = new();
    private readonly Task _watching;

    public SilenceWatch(RunQueue queue, RunLease lease, WorkerProcess worker, TimeProvider clock) =>
        _watching = WatchAsync(queue, lease, worker, clock, _end.Token);

    /// <summary>Whether it killed the worker.</summary>
    public bool HasKilled { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
    }

    private async Task WatchAsync(RunQueue queue, RunLease lease, WorkerProcess worker, TimeProvider clock, CancellationToken end)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            var (silent, heard) = (0, 0L);
            while (silent < SilentLooks)
            {
                await timer.WaitForNextTickAsync(end);
                var lines = worker.LineCount;
                silent = lines == heard && await IsSilentAsync(queue, lease, end) ? silent + 1 : 0;
                heard = lines;
            }

            HasKilled = true;
            worker.Kill();
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The worker has ended.
        }
    }

    private static async Task<bool> IsSilentAsync(RunQueue queue, RunLease lease, CancellationToken end)
    {
        try
        {
            return await queue.SilenceAsync(lease, end) is not { } silence || silence > AbandonedRuns.SilenceOfAny;
        }
        catch (SqliteException)
        {
            // Whatever keeps this process from reading may keep the worker from writing.
            return false;
        }
    }
}
