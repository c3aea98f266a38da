using Fer.Data.Evaluations;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Runs;

/// <summary>What a finished epoch and a score leave of a run, without training.</summary>
internal static class RunRows
{
    /// <summary>One epoch with its checkpoint, whose file really is there.</summary>
    public static async Task<string> AddEpochAsync(TestDatabase database, int runId, CancellationToken ct, int epoch = 1)
    {
        var path = $"checkpoints/{runId}/epoch-{epoch:D4}.ckpt";
        var file = Path.Combine(database.Folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, [1, 2, 3], ct);
        await using var db = await database.Contexts.CreateDbContextAsync(ct);
        db.Checkpoints.Add(new Checkpoint { RunId = runId, Kind = epoch == 1 ? CheckpointKind.Best : CheckpointKind.Epoch, Epoch = epoch, Path = path, Bytes = 3, Sha256 = new byte[32], ValidationAccuracy = 0.5 });
        db.EpochMetrics.Add(new EpochMetrics
        {
            RunId = runId,
            Epoch = epoch,
            TrainLoss = 1,
            TrainAccuracy = 0.5,
            ValidationLoss = 1,
            ValidationAccuracy = 0.5,
            ValidationMacroF1 = 0.5,
            LearningRate = 0.1,
            Seconds = 1,
            ImagesPerSecond = 1,
        });
        await db.SaveChangesAsync(ct);
        return file;
    }

    /// <summary>A score of the validation part with one prediction, and one of a milestone.</summary>
    public static async Task AddScoresAsync(TestDatabase database, int runId, long sampleId, CancellationToken ct)
    {
        await using var db = await database.Contexts.CreateDbContextAsync(ct);
        var evaluation = new Evaluation
        {
            RunId = runId,
            Part = SplitPart.Validation,
            Epoch = 1,
            CreatedAt = TinyDataset.ImportedAt,
            SampleCount = 1,
            Accuracy = 1,
            AccuracyLow = 0,
            AccuracyHigh = 1,
            MacroF1 = 1,
            LogLoss = 0,
            Confusion = new int[49],
        };
        evaluation.Predictions.Add(new Prediction { SampleId = sampleId, Actual = 0, Predicted = 0, Confidence = 1, Probabilities = new byte[28] });
        db.Evaluations.Add(evaluation);
        db.MilestoneScores.Add(new MilestoneScore
        {
            RunId = runId,
            Epoch = 1,
            Part = SplitPart.Validation,
            SampleCount = 1,
            Accuracy = 1,
            AccuracyLow = 0,
            AccuracyHigh = 1,
            MacroF1 = 1,
            LogLoss = 0,
        });
        await db.SaveChangesAsync(ct);
    }
}
