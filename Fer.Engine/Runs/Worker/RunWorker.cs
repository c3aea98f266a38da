using Fer.Engine.Evaluations;
using Fer.Engine.Runs.Messages;
using Fer.Engine.Training;
using Microsoft.Data.Sqlite;

namespace Fer.Engine.Runs.Worker;

/// <summary>Trains one claimed run from its row to its end, and writes how it ended.</summary>
/// <param name="queue">Writes the end.</param>
/// <param name="plans">Reads what to train.</param>
/// <param name="trainer">Trains.</param>
/// <param name="scores">Scores what was trained.</param>
/// <param name="recorders">Makes what writes epochs and checkpoints.</param>
public sealed class RunWorker(RunQueue queue, PlanReader plans, ITrainer trainer, TrainedScores scores, RunRecorders recorders)
{
    private static readonly TimeSpan FinishPause = TimeSpan.FromSeconds(0.5);

    /// <summary>Trains the run; never throws for what goes wrong with it.</summary>
    /// <param name="lease">The claim.</param>
    /// <param name="announce">Hears of progress.</param>
    /// <param name="stop">Ends it early.</param>
    /// <returns>How it ended.</returns>
    public async Task<RunEnd> RunAsync(RunLease lease, IProgress<WorkerMessage> announce, WorkerStop stop)
    {
        RunEnd end;
        await using (recorders.StartHeartbeat(lease, stop))
        {
            end = await TrainAsync(lease, announce, stop);
        }

        end = await recorders.LogEndAsync(lease, end);
        await FinishAsync(lease, end);
        announce.Report(new StateMessage(WorkerPhase.Ended, end.Reason));
        return end;
    }

    private async Task<RunEnd> TrainAsync(RunLease lease, IProgress<WorkerMessage> announce, WorkerStop stop)
    {
        string? early;
        try
        {
            announce.Report(new StateMessage(WorkerPhase.Loading, null));
            var run = await plans.ReadAsync(lease.RunId, stop.Token);
            announce.Report(new StateMessage(WorkerPhase.Training, null));
            var observer = recorders.Create(lease, run, announce);
            var outcome = await DedicatedThread.RunAsync("training", () => trainer.Train(run.Plan, observer, stop.Token));
            if (outcome.WasCancelled)
                return RunEnd.Of(stop.Reason);
            early = outcome.StoppedEarly ? EarlyEnd(run.Plan.Hyperparameters.Patience) : null;
        }
        catch (OperationCanceledException) when (stop.Reason != StopReason.None)
        {
            return RunEnd.Of(stop.Reason);
        }
        catch (Exception error)
        {
            return RunEnd.Of(error);
        }

        return await ScoreAsync(lease, early, announce, stop);
    }

    private static string EarlyEnd(int patience) =>
        FormattableString.Invariant($"Ended early: validation accuracy had not risen for {patience} {(patience == 1 ? "epoch" : "epochs")}.");

    /// <summary>The weights are safe by now, so that whatever goes wrong with the score does not undo the run.</summary>
    private async Task<RunEnd> ScoreAsync(RunLease lease, string? early, IProgress<WorkerMessage> announce, WorkerStop stop)
    {
        try
        {
            announce.Report(new StateMessage(WorkerPhase.Evaluating, null));
            await scores.ScoreAsync(lease, stop.Token);
            return RunEnd.Completed with { Reason = early };
        }
        catch (Exception error)
        {
            var why = error is OperationCanceledException ? "stopped before they were made." : RunEnd.Of(error).Reason;
            return RunEnd.Completed with { Reason = $"{early ?? "Trained to the end."} Not all scores were made: {why}" };
        }
    }

    private async Task FinishAsync(RunLease lease, RunEnd end)
    {
        const int attempts = 5;
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            try
            {
                await queue.FinishAsync(lease, end.State, end.Reason, CancellationToken.None);
                return;
            }
            catch (SqliteException)
            {
                // Locked or full for the moment. Whoever watches this process writes the end from its exit code where this never succeeds.
                await Task.Delay(FinishPause);
            }
        }
    }
}
