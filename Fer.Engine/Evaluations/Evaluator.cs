using System.Runtime.InteropServices;
using Fer.Data;
using Fer.Data.Evaluations;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Data.Storage;
using Fer.Engine.Metrics;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Worker;
using Fer.Engine.Training;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Evaluations;

/// <summary>
/// Scores a run's weights, those of its best or of its last epoch as its settings say, on a part of its split and stores what was predicted for each image. Images are classified as they are,
/// as during training, so that the score of the validation part equals that of the best epoch; together with their mirror images where the settings say so.
/// </summary>
public sealed class Evaluator(IDbContextFactory<FerDbContext> contexts, SplitImages images, DataFolder folder, TimeProvider clock)
{
    private const int BatchSize = 256;

    /// <summary>Makes sure that a run can be scored; asked before a look at the test part is recorded.</summary>
    /// <exception cref="RunFailedException">There is no such run, it has not ended, or it has no checkpoint.</exception>
    public Task EnsureScorableAsync(int runId, CancellationToken ct) => EndedAsync(runId, ct);

    /// <summary>Scores one part of a run that has ended; an earlier score of the same part is replaced.</summary>
    /// <exception cref="RunFailedException">The run has not ended, has no checkpoint, or its test part has not been opened by <see cref="TestLedger"/>.</exception>
    /// <exception cref="CheckpointException">The checkpoint is missing or damaged.</exception>
    public async Task EvaluateAsync(int runId, SplitPart part, CancellationToken ct)
    {
        var subject = await EndedAsync(runId, ct);
        if (part == SplitPart.Test && !subject.IsOpen)
            throw new RunFailedException("The test part is locked: say why you look at it, so that the look can be recorded.");
        await ScoreAsync(runId, part, subject, ct);
    }

    /// <summary>Scores the validation part of a run whose training is done; only the worker that holds the run does so before it has ended.</summary>
    /// <exception cref="LeaseLostException">The run was taken from this worker.</exception>
    /// <exception cref="RunFailedException">The run has no checkpoint.</exception>
    /// <exception cref="CheckpointException">The checkpoint is missing or damaged.</exception>
    public async Task EvaluateTrainedAsync(RunLease lease, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(lease);
        var subject = await SubjectAsync(lease.RunId, ct);
        if (subject.State != RunState.Running || subject.Attempt != lease.Attempt)
            throw new LeaseLostException(lease);
        await ScoreAsync(lease.RunId, SplitPart.Validation, subject, ct);
    }

    private async Task ScoreAsync(int runId, SplitPart part, Subject subject, CancellationToken ct)
    {
        var scored = await images.ReadAsync(subject.SplitId, part, ct);
        if (scored.Images.Count == 0)
            throw new RunFailedException($"The split has no images in its {part.ToString().ToLowerInvariant()} part.");
        var (probabilities, classes, epoch) = await DedicatedThread.RunAsync("evaluation", () => Predict(subject, scored.Images.Pixels, ct));
        await StoreAsync(runId, part, epoch, scored, probabilities, classes, ct);
    }

    private async Task<Subject> EndedAsync(int runId, CancellationToken ct)
    {
        var subject = await SubjectAsync(runId, ct);
        return subject.State is RunState.Queued or RunState.Running or RunState.Paused
            ? throw new RunFailedException($"Run {runId} has not ended, so its best weights may still change. Nothing was scored; wait for its end or stop it.")
            : subject;
    }

    private async Task<Subject> SubjectAsync(int runId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var run = await db.Runs.AsNoTracking().Where(row => row.Id == runId).Select(row => new
        {
            row.SplitId,
            row.State,
            row.Attempt,
            row.Hyperparameters,
            Checkpoints = row.Checkpoints.Select(checkpoint => new { checkpoint.Kind, checkpoint.Path }).ToList(),
            IsOpen = db.TestLooks.Any(look => look.RunId == runId),
        }).SingleOrDefaultAsync(ct) ?? throw new RunFailedException($"There is no run {runId}.");
        var kind = run.Hyperparameters.JudgedCheckpoint();
        if (run.Checkpoints.Find(checkpoint => checkpoint.Kind == kind) is not { } kept)
            throw new RunFailedException($"Run {runId} has finished no epoch, so there is nothing to score.");
        return new Subject(run.SplitId, run.State, run.Attempt, Path.Combine(folder.Path, kept.Path), run.IsOpen, run.Hyperparameters);
    }

    /// <summary>The epoch is the file's own word, which cannot differ from the weights in it.</summary>
    private static (float[] Probabilities, int Classes, int Epoch) Predict(Subject subject, byte[] pixels, CancellationToken ct)
    {
        using var predictor = Predictor.Load(subject.Path, subject.Settings.Device);
        return (predictor.Predict(pixels, BatchSize, TestViews.Of(subject.Settings), progress: null, ct), predictor.Header.ClassCount, predictor.Header.Epoch);
    }

    private async Task StoreAsync(
        int runId, SplitPart part, int epoch, PartImages scored, float[] probabilities, int classes, CancellationToken ct)
    {
        var report = ClassificationReport.Of(scored.Images.Labels, probabilities, classes);
        var evaluation = new Evaluation
        {
            RunId = runId,
            Part = part,
            Epoch = epoch,
            CreatedAt = clock.GetUtcNow(),
            SampleCount = report.Matrix.Total,
            Accuracy = report.Matrix.Accuracy,
            AccuracyLow = report.AccuracyInterval.Low,
            AccuracyHigh = report.AccuracyInterval.High,
            MacroF1 = report.Matrix.MacroF1,
            LogLoss = report.LogLoss,
            Confusion = Flatten(report.Matrix),
        };
        evaluation.Predictions.AddRange(scored.SampleIds.Select((id, index) => ToRow(id, scored.Images.Labels[index], probabilities.AsSpan(index * classes, classes))));

        await using var db = await contexts.CreateDbContextAsync(ct);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Evaluations.Where(row => row.RunId == runId && row.Part == part).ExecuteDeleteAsync(ct);
        db.Evaluations.Add(evaluation);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static Prediction ToRow(long sampleId, int actual, ReadOnlySpan<float> row)
    {
        var best = 0;
        for (var index = 1; index < row.Length; index++)
            best = row[index] > row[best] ? index : best;
        return new Prediction
        {
            SampleId = sampleId,
            Actual = actual,
            Predicted = best,
            Confidence = row[best],
            Probabilities = MemoryMarshal.AsBytes(row).ToArray(),
        };
    }

    private static int[] Flatten(ConfusionMatrix matrix) =>
        [.. Enumerable.Range(0, matrix.ClassCount).SelectMany(actual => Enumerable.Range(0, matrix.ClassCount).Select(predicted => matrix[actual, predicted]))];

    private sealed record Subject(int SplitId, RunState State, int Attempt, string Path, bool IsOpen, Hyperparameters Settings);
}
