using Fer.Engine.Runs;
using Fer.Engine.Runs.Worker;
using Microsoft.Data.Sqlite;

namespace Fer.Web.Hosting.Training;

/// <summary>
/// Writes how a run ended whose worker could not, or has the run taken up again where its worker died. A database that is locked, or a disk that
/// is full, may let nobody write for a while, so it tries again.
/// </summary>
internal sealed class WorkerEnds(RunQueue queue, RunRevival revival, TimeProvider clock, TrainingJournal journal)
{
    /// <summary>Pause between two tries to write.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Time after which a run is left as running; the search for abandoned runs ends it once the database can be written.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Epochs that the run had finished before the attempt began.</summary>
    public async Task<int> EpochsAsync(RunLease lease, CancellationToken stopping) =>
        // Where that is unknown, no number of epochs is progress.
        (await TryForAWhileAsync(lease.RunId, () => revival.StandingAsync(lease, CancellationToken.None), stopping))?.Epochs ?? int.MaxValue;

    /// <summary>Writes the end; changes nothing where the worker has written its own.</summary>
    /// <param name="lease">The attempt that ended.</param>
    /// <param name="end">How, as far as its exit tells.</param>
    /// <param name="epochsBefore">Epochs that the run had finished when the attempt began.</param>
    /// <param name="stopping">The application goes down; it does not wait for a database then.</param>
    public Task WriteAsync(RunLease lease, WorkerEnd end, int epochsBefore, CancellationToken stopping) =>
        TryForAWhileAsync(lease.RunId, () => WriteOnceAsync(lease, end, epochsBefore), stopping);

    private async Task<bool> WriteOnceAsync(RunLease lease, WorkerEnd end, int epochsBefore)
    {
        if (await revival.StandingAsync(lease, CancellationToken.None) is not { } standing)
            return false;
        // A wish that came over the database may have found the worker dead.
        if (end.Death is not null && (standing.CancelRequested || standing.PauseRequested))
            end = WorkerEnd.Asked(standing.CancelRequested ? StopReason.Cancelled : StopReason.Paused);
        if (end.Death is { } death && await revival.TryAsync(lease, epochsBefore, CancellationToken.None) is { } times)
        {
            journal.TakenUp(lease.RunId, death, standing.Epochs, times);
            return true;
        }

        var reason = standing.Epochs > 0 ? end.Reason : EndWords.WithoutEpochs(end.Reason);
        if (!await queue.FinishAsync(lease, end.State, reason, CancellationToken.None))
            return false;
        journal.EndedWithoutAWord(lease.RunId, end.State, reason);
        return true;
    }

    private async Task<T?> TryForAWhileAsync<T>(int runId, Func<Task<T?>> act, CancellationToken stopping)
    {
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return await act();
            }
            catch (SqliteException error)
            {
                if (waited >= Patience || stopping.IsCancellationRequested)
                {
                    journal.GaveUpWriting(runId, error);
                    return default;
                }

                if (waited == TimeSpan.Zero)
                    journal.CannotBeWritten(runId, error);
            }

            await Task.Delay(Pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
