using Fer.Data;
using Fer.Data.Runs;
using Fer.Data.Storage;
using Fer.Engine.Training;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs;

/// <summary>
/// Writes what a run measures to the database. It runs on the training thread, so its writes are synchronous; each is one transaction that first
/// makes sure that the run is still this attempt's own.
/// </summary>
public sealed class RunRecorder(
    IDbContextFactory<FerDbContext> contexts, DataFolder folder, RunLease lease, RunLog log, TimeProvider clock) : ITrainingObserver
{
    private const int SqliteBusy = 5;
    private const int WriteAttempts = 10;

    /// <inheritdoc />
    public void OnStarted(TrainingStart start) => Write(db => RunQueue.Leased(db, lease).ExecuteUpdate(set => set
        .SetProperty(run => run.DeviceUsed, start.Device)
        .SetProperty(run => run.ParameterCount, start.Parameters)));

    /// <inheritdoc />
    public void OnEpochCompleted(FinishedEpoch epoch)
    {
        var result = epoch.Result;
        Write(db =>
        {
            var held = result.IsBest
                ? RunQueue.Leased(db, lease).ExecuteUpdate(set => set
                    .SetProperty(run => run.BestEpoch, result.Epoch)
                    .SetProperty(run => run.BestValidationAccuracy, result.ValidationAccuracy))
                : RunQueue.Leased(db, lease).ExecuteUpdate(set => set.SetProperty(run => run.HeartbeatAt, clock.GetUtcNow()));
            var dropped = epoch.Dropped.Select(RelativePath).ToList();
            // There is one row of each of these kinds, even where the file of an earlier one was lost.
            var replaced = epoch.Saved.Select(saved => saved.Kind).Where(kind => kind != CheckpointKind.Epoch).ToList();
            db.Checkpoints.Where(row => row.RunId == lease.RunId && (dropped.Contains(row.Path) || replaced.Contains(row.Kind))).ExecuteDelete();
            // A run that was scored when it stopped and then resumed is no longer what was scored.
            db.Evaluations.Where(row => row.RunId == lease.RunId).ExecuteDelete();
            // Those of earlier epochs are still true; an epoch that is trained again is another.
            db.MilestoneScores.Where(row => row.RunId == lease.RunId && row.Epoch >= result.Epoch).ExecuteDelete();
            db.Checkpoints.AddRange(epoch.Saved.Select(ToRow));
            db.EpochMetrics.Add(ToRow(result));
            db.SaveChanges();
            return held;
        });
    }

    private EpochMetrics ToRow(EpochResult result) => new()
    {
        RunId = lease.RunId,
        Epoch = result.Epoch,
        TrainLoss = result.TrainLoss,
        TrainAccuracy = result.TrainAccuracy,
        ValidationLoss = result.ValidationLoss,
        ValidationAccuracy = result.ValidationAccuracy,
        ValidationMacroF1 = result.ValidationMacroF1,
        LearningRate = result.LearningRate,
        Seconds = result.Seconds,
        ImagesPerSecond = result.ImagesPerSecond,
        ClassF1 = [.. result.ClassF1],
        OverheadSeconds = result.OverheadSeconds,
        PeakMemoryBytes = result.PeakMemoryBytes,
    };

    private string RelativePath(SavedCheckpoint saved) => Path.GetRelativePath(folder.Path, saved.Path).Replace('\\', '/');

    private Checkpoint ToRow(SavedCheckpoint saved) => new()
    {
        RunId = lease.RunId,
        Kind = saved.Kind,
        Epoch = saved.Epoch,
        Path = RelativePath(saved),
        Bytes = saved.Bytes,
        Sha256 = Convert.FromHexString(saved.Sha256),
        ValidationAccuracy = saved.ValidationAccuracy,
    };

    /// <summary>An import may hold the write lock for longer than one busy timeout; an hour of training must not die of that.</summary>
    private void Write(Func<FerDbContext, int> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                WriteOnce(change);
                return;
            }
            catch (SqliteException error) when (error.SqliteErrorCode == SqliteBusy && attempt < WriteAttempts)
            {
                log.Append(lease.RunId, "Warning: another process keeps the database locked. Training waits and tries again.");
            }
        }
    }

    private void WriteOnce(Func<FerDbContext, int> change)
    {
        using var db = contexts.CreateDbContext();
        using var transaction = db.Database.BeginTransaction();
        if (change(db) == 0)
            throw new LeaseLostException(lease);
        transaction.Commit();
    }
}
