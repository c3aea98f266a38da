using Fer.Data.Runs;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Web.Features.Runs;

/// <summary>Writes what a worker would have written.</summary>
internal static class EpochRows
{
    public static async Task AddAsync(
        TestDatabase database, int runId, int epoch, double train = 0.6, double validation = 0.5, double[]? classF1 = null)
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        db.EpochMetrics.Add(new EpochMetrics
        {
            RunId = runId,
            Epoch = epoch,
            TrainLoss = 1,
            TrainAccuracy = train,
            ValidationLoss = 1.2,
            ValidationAccuracy = validation,
            ValidationMacroF1 = 0.4,
            LearningRate = 0.000512,
            Seconds = 3,
            ImagesPerSecond = 100,
            ClassF1 = classF1,
            OverheadSeconds = 0.5,
            PeakMemoryBytes = 3L << 30,
        });
        await db.SaveChangesAsync();
        await db.Runs.Where(run => run.Id == runId && (run.BestValidationAccuracy == null || run.BestValidationAccuracy < validation))
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.BestEpoch, epoch).SetProperty(run => run.BestValidationAccuracy, validation));
    }

    public static async Task AddCheckpointAsync(TestDatabase database, int runId, CheckpointKind kind, int epoch)
    {
        await using var db = await database.Contexts.CreateDbContextAsync();
        db.Checkpoints.Add(new Checkpoint
        {
            RunId = runId,
            Kind = kind,
            Epoch = epoch,
            Path = $"checkpoints/{runId}/{kind}-{epoch}.ckpt",
            Bytes = 1 << 20,
            Sha256 = new byte[32],
            ValidationAccuracy = 0.5,
        });
        await db.SaveChangesAsync();
    }
}
