using System.Diagnostics;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Messages;
using Fer.Engine.Runs.Worker;

namespace Fer.Web.Hosting.Training;

/// <summary>Starts a worker, listens to it until it has ended, and tells how it did.</summary>
internal sealed class WorkerWatch(RunQueue queue, RunFeed feed, TimeProvider clock, TrainingJournal journal)
{
    /// <summary>Time that a worker has to obey before it is killed.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Starts a worker for the attempt; null where that cannot be done, which the logs then say.</summary>
    public WorkerProcess? Start(RunLease lease, Func<RunLease, ProcessStartInfo> prepare)
    {
        try
        {
            var worker = WorkerProcess.Start(prepare(lease));
            journal.Started(lease.RunId, worker.Id);
            return worker;
        }
        catch (Exception error)
        {
            journal.CouldNotBeStarted(lease.RunId, error);
            return null;
        }
    }

    /// <summary>Watches the worker to its end. Where watching fails, the worker is killed: what nobody watches must not train.</summary>
    /// <param name="lease">The attempt that it trains.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="stopping">The application goes down.</param>
    public async Task<WorkerEnd> UntilEndAsync(RunLease lease, WorkerProcess worker, CancellationToken stopping)
    {
        try
        {
            await using var silence = new SilenceWatch(queue, lease, worker, clock);
            await FollowAsync(lease.RunId, worker);
            var (code, wasHung) = await EndAsync(worker);
            if (code is not ((int)WorkerExitCode.Done or (int)WorkerExitCode.Cancelled or (int)WorkerExitCode.Paused))
                journal.EndedBadly(lease.RunId, code, worker.ErrorTail());
            return (silence.HasKilled || wasHung) && worker.Asked == StopReason.None
                ? WorkerEnd.Silent
                : WorkerEnd.Of(code, worker.Asked, stopping.IsCancellationRequested);
        }
        catch (Exception error)
        {
            worker.Kill();
            journal.CouldNotBeWatched(lease.RunId, error);
            return worker.Asked == StopReason.None ? WorkerEnd.Unwatched : WorkerEnd.Asked(worker.Asked);
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
    private async Task<(int Code, bool WasHung)> EndAsync(WorkerProcess worker)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        try
        {
            return (await worker.WaitAsync(patience.Token), false);
        }
        catch (OperationCanceledException)
        {
            worker.Kill();
            return (await worker.WaitAsync(CancellationToken.None), true);
        }
    }
}
