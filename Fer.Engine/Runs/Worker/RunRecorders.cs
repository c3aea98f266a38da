using Fer.Data;
using Fer.Data.Runs;
using Fer.Data.Storage;
using Fer.Engine.Runs.Messages;
using Fer.Engine.Training;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs.Worker;

/// <summary>Makes what accompanies one attempt: what records and announces it, its heartbeat, and the lines of its log.</summary>
public sealed class RunRecorders(IDbContextFactory<FerDbContext> contexts, DataFolder folder, RunQueue queue, TimeProvider clock)
{
    private readonly RunLog _log = new(folder, clock);

    /// <summary>An observer that stores under the lease first, and then announces and logs what is stored.</summary>
    public ITrainingObserver Create(RunLease lease, PlannedRun run, IProgress<WorkerMessage> announce)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(run);
        var samples = new LiveSamples(run.ValidationIds, run.Plan.Validation.Labels, run.Plan.Hyperparameters.Seed);
        return new TrainingObservers(
            new RunRecorder(contexts, folder, lease, _log, clock),
            new RunAnnouncer(announce, samples, clock),
            new RunDiary(_log, lease.RunId));
    }

    /// <summary>Starts to beat; stops when disposed.</summary>
    public Heartbeat StartHeartbeat(RunLease lease, WorkerStop stop) => new(queue, lease, stop, clock);

    /// <summary>Logs how the attempt ended.</summary>
    /// <returns>The end in words that are true of the run: one without any finished epoch has nothing that is kept.</returns>
    public async Task<RunEnd> LogEndAsync(RunLease lease, RunEnd end)
    {
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(end);
        var told = await HasEpochsAsync(lease.RunId) ? end : end with { Reason = EndWords.WithoutEpochs(end.Reason) };
        var state = told.State == RunState.Completed ? "Completed" : $"Ended as {told.State.ToString().ToLowerInvariant()}";
        _log.Append(lease.RunId, told.Reason is { } reason ? $"{state}: {reason}" : $"{state}.");
        return told;
    }

    private async Task<bool> HasEpochsAsync(int runId)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync();
            return await db.EpochMetrics.AnyAsync(row => row.RunId == runId);
        }
        catch (SqliteException)
        {
            // An end is told all the same; whoever stores it looks again.
            return true;
        }
    }
}
