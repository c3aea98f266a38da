using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Worker;

namespace Fer.Web.Hosting.Training;

/// <summary>Accompanies a worker process from its start to its end, and has it recorded how it ended where the worker could not.</summary>
internal sealed class TrainingSupervisor(FerCommand command, WorkerWatch watch, WorkerEnds ends, RunFeed feed, TimeProvider clock)
{
    private readonly ConcurrentDictionary<int, WorkerProcess> _workers = new();

    /// <summary>Runs that are being accompanied.</summary>
    public IReadOnlySet<int> Supervised => _workers.Keys.ToHashSet();

    /// <summary>Command line of a worker; tests put another program in its place.</summary>
    public Func<RunLease, ProcessStartInfo> Prepare { get; init; } = lease => command.Prepare(
        "train", "--run", lease.RunId.ToString(CultureInfo.InvariantCulture), "--attempt", lease.Attempt.ToString(CultureInfo.InvariantCulture));

    /// <summary>Tells the run's worker to stop, and kills it where it does not within ten seconds.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="reason">Cancelled or Paused.</param>
    public async Task StopAsync(int runId, StopReason reason)
    {
        if (!_workers.TryGetValue(runId, out var worker))
            return;
        await worker.RequestStopAsync(reason);
        await KillWhereStubbornAsync(runId, worker);
    }

    private async Task KillWhereStubbornAsync(int runId, WorkerProcess worker)
    {
        await Task.Delay(WorkerWatch.Patience, clock);
        if (_workers.TryGetValue(runId, out var same) && ReferenceEquals(worker, same))
            worker.Kill();
    }

    /// <summary>Starts a worker for a claimed run and returns when it has ended and that is written.</summary>
    /// <param name="lease">The claim.</param>
    /// <param name="stopping">The application goes down.</param>
    public async Task AccompanyAsync(RunLease lease, CancellationToken stopping)
    {
        feed.Begin(lease.RunId);
        try
        {
            var epochsBefore = await ends.EpochsAsync(lease, stopping);
            await ends.WriteAsync(lease, await TrainAsync(lease, stopping), epochsBefore, stopping);
        }
        finally
        {
            _workers.TryRemove(lease.RunId, out _);
            feed.End(lease.RunId);
        }
    }

    private async Task<WorkerEnd> TrainAsync(RunLease lease, CancellationToken stopping)
    {
        using var worker = watch.Start(lease, Prepare);
        if (worker is null)
            return WorkerEnd.NotStarted;
        _workers[lease.RunId] = worker;
        await using var onStop = stopping.Register(() =>
        {
            worker.CloseInput();
            _ = KillWhereStubbornAsync(lease.RunId, worker);
        });
        return await watch.UntilEndAsync(lease, worker, stopping);
    }
}
