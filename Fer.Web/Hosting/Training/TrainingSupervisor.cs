using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Messages;
using Fer.Engine.Runs.Worker;

namespace Fer.Web.Hosting.Training;

/// <summary>Accompanies a worker process from its start to its end, and records how it ended where the worker could not.</summary>
internal sealed class TrainingSupervisor(FerCommand command, RunQueue queue, RunFeed feed, TimeProvider clock, TrainingJournal journal)
{
    /// <summary>Time that a worker has to obey before it is killed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

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
        await Task.Delay(Patience, clock);
        if (_workers.TryGetValue(runId, out var same) && ReferenceEquals(worker, same))
            worker.Kill();
    }

    /// <summary>Starts a worker for a claimed run and returns when it has ended.</summary>
    /// <param name="lease">The claim.</param>
    /// <param name="stopping">The application goes down.</param>
    public async Task AccompanyAsync(RunLease lease, CancellationToken stopping)
    {
        feed.Begin(lease.RunId);
        try
        {
            var end = await WatchAsync(lease, stopping);
            if (await queue.FinishAsync(lease, end.State, end.Reason, CancellationToken.None))
                journal.EndedWithoutAWord(lease.RunId, end.State, end.Reason);
        }
        finally
        {
            _workers.TryRemove(lease.RunId, out _);
            feed.End(lease.RunId);
        }
    }

    private async Task<WorkerEnd> WatchAsync(RunLease lease, CancellationToken stopping)
    {
        try
        {
            using var worker = WorkerProcess.Start(Prepare(lease));
            _workers[lease.RunId] = worker;
            journal.Started(lease.RunId, worker.Id);
            await using var onStop = stopping.Register(() =>
            {
                worker.CloseInput();
                _ = KillWhereStubbornAsync(lease.RunId, worker);
            });
            await using var watch = new SilenceWatch(queue, lease, worker, clock);
            await FollowAsync(lease.RunId, worker);
            var code = await EndAsync(worker, stopping);
            if (code is not ((int)WorkerExitCode.Done or (int)WorkerExitCode.Cancelled or (int)WorkerExitCode.Paused))
                journal.EndedBadly(lease.RunId, code, worker.ErrorTail());
            return watch.HasKilled && worker.Asked == StopReason.None
                ? WorkerEnd.Silent
                : WorkerEnd.Of(code, worker.Asked, stopping.IsCancellationRequested);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            journal.CouldNotBeWatched(lease.RunId, error);
            return new WorkerEnd(RunState.Failed, "The training process could not be started. Nothing was trained. The log has the reason; reinstalling Fer may help.");
        }
    }

    private async Task FollowAsync(int runId, WorkerProcess worker)
    {
        await foreach (var line in worker.LinesAsync())
        {
            if (WorkerMessages.Parse(line) is { } message)
                feed.Apply(runId, message);
        }
    }

    /// <summary>A worker that has closed its output has little left to do; one that hangs then is killed.</summary>
    private async Task<int> EndAsync(WorkerProcess worker, CancellationToken stopping)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            return await worker.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested || patience.IsCancellationRequested)
        {
            worker.Kill();
            return await worker.WaitAsync(CancellationToken.None);
        }
    }
}
