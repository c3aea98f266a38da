using Microsoft.Data.Sqlite;

namespace Fer.Engine.Runs.Worker;

/// <summary>Says every two seconds that the worker is alive, and hears whether it should stop.</summary>
public sealed class Heartbeat : IAsyncDisposable
{
    /// <summary>Time between two beats.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource _end = new();
    private readonly Task _beating;

    /// <summary>Starts beating.</summary>
    public Heartbeat(RunQueue queue, RunLease lease, WorkerStop stop, TimeProvider clock) => _beating = BeatAsync(queue, lease, stop, clock, _end.Token);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _beating;
        _end.Dispose();
    }

    private static async Task BeatAsync(RunQueue queue, RunLease lease, WorkerStop stop, TimeProvider clock, CancellationToken end)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            do
            {
                await BeatOnceAsync(queue, lease, stop, end);
            }
            while (await timer.WaitForNextTickAsync(end));
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The run has ended.
        }
    }

    private static async Task BeatOnceAsync(RunQueue queue, RunLease lease, WorkerStop stop, CancellationToken end)
    {
        try
        {
            switch (await queue.BeatAsync(lease, Environment.ProcessId, end))
            {
                case LeaseState.CancelRequested:
                    stop.Request(StopReason.Cancelled);
                    break;
                case LeaseState.PauseRequested:
                    stop.Request(StopReason.Paused);
                    break;
                case LeaseState.Lost:
                    stop.Request(StopReason.LeaseLost);
                    break;
            }
        }
        catch (SqliteException)
        {
            // The database is locked or the disk is full for the moment: the next beat tries again, and two minutes of silence are allowed.
        }
    }
}
