using Fer.Data;
using Fer.Data.Runs;
using Microsoft.EntityFrameworkCore;

namespace Fer.Bench;

/// <summary>Finished runs with curves and scores on validation, written straight into a scratch database.</summary>
internal static class GeneratedRuns
{
    /// <summary>Adds runs of a generated dataset and gives their keys.</summary>
    public static async Task<IReadOnlyList<int>> AddAsync(IDbContextFactory<FerDbContext> contexts, int datasetId, int runs, int epochs, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var splitId = await db.Splits.Where(split => split.DatasetId == datasetId).Select(split => split.Id).SingleAsync(ct);
        var random = new Random(3);
        List<Run> added = [];
        for (var run = 0; run < runs; run++)
        {
            added.Add(new Run
            {
                Name = $"run {run}",
                DatasetId = datasetId,
                SplitId = splitId,
                Hyperparameters = new Hyperparameters { Preset = "fast", Epochs = epochs, LearningRate = 0.001 * (1 + run % 10), Seed = run / 10 },
                State = RunState.Completed,
                QueuedAt = DateTimeOffset.UnixEpoch.AddMinutes(run),
                BestEpoch = epochs,
                BestValidationAccuracy = 0.6,
            });
        }

        db.Runs.AddRange(added);
        await db.SaveChangesAsync(ct);
        db.EpochMetrics.AddRange(added.SelectMany(run => Enumerable.Range(1, epochs).Select(epoch => new EpochMetrics
        {
            RunId = run.Id,
            Epoch = epoch,
            TrainLoss = 2.0 / epoch,
            TrainAccuracy = 0.6,
            ValidationLoss = 1 + random.NextDouble(),
            ValidationAccuracy = 0.5 + 0.1 * random.NextDouble(),
            ValidationMacroF1 = 0.5,
            LearningRate = 0.001,
            Seconds = 30,
            ImagesPerSecond = 1_000,
        })));
        await db.SaveChangesAsync(ct);
        foreach (var run in added)
            await ScoreAsync(db, run.Id, splitId, ct);
        return [.. added.Select(run => run.Id)];
    }

    /// <summary>Each run is wrong on a third of the images, on other ones than the runs before it.</summary>
    private static Task<int> ScoreAsync(FerDbContext db, int runId, int splitId, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(
        """
        INSERT INTO Evaluation (RunId, Part, Epoch, CreatedAt, SampleCount, Accuracy, AccuracyLow, AccuracyHigh, MacroF1, LogLoss, Confusion)
        SELECT {0}, 'Validation', 1, 0, COUNT(*), 0.67, 0.65, 0.69, 0.6, 1, '' FROM SplitSample WHERE SplitId = {1} AND Part = 'Validation';
        INSERT INTO Prediction (EvaluationId, SampleId, Actual, Predicted, Confidence, Probabilities)
        SELECT (SELECT MAX(Id) FROM Evaluation), SampleId, Label, CASE WHEN (SampleId * 7919 + {0} * 31) % 1000 < 330 THEN SampleId % 7 ELSE Label END,
            0.2 + 0.8 * (SampleId * 7919 % 1000) / 1000.0, randomblob(28)
        FROM SplitSample WHERE SplitId = {1} AND Part = 'Validation' ORDER BY SampleId;
        """, [runId, splitId], ct);
}
