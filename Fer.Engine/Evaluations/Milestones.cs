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
/// Scores the epochs whose weights a run was asked to keep and its last, which shows how much training is enough. Training and validation are scored
/// when the training is done; the test part only on request, once the look at it is recorded, for all epochs in that one look.
/// </summary>
public sealed class Milestones(IDbContextFactory<FerDbContext> contexts, SplitImages images, DataFolder folder)
{
    private const int BatchSize = 256;

    /// <summary>Scores the training and the validation part of a run whose training is done; only the worker that holds the run does so before it has ended.</summary>
    /// <exception cref="LeaseLostException">The run was taken from this worker.</exception>
    /// <exception cref="CheckpointException">A file is missing or damaged.</exception>
    public async Task ScoreTrainedAsync(RunLease lease, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(lease);
        var subject = await SubjectAsync(lease.RunId, ct);
        if (subject.State != RunState.Running || subject.Attempt != lease.Attempt)
            throw new LeaseLostException(lease);
        await ScoreAsync(lease.RunId, subject, SplitPart.Train, ct);
        await ScoreAsync(lease.RunId, subject, SplitPart.Validation, ct);
    }

    /// <summary>Scores a part of a run that has ended: the test part, or training and validation together. Epochs that have a score keep it.</summary>
    /// <returns>Epochs that have a score now; none where the run keeps none.</returns>
    /// <exception cref="RunFailedException">There is no such run, it has not ended, or its test part has not been opened by <see cref="TestLedger"/>.</exception>
    /// <exception cref="CheckpointException">A file is missing or damaged.</exception>
    public async Task<int> ScoreEndedAsync(int runId, SplitPart part, CancellationToken ct)
    {
        var subject = await SubjectAsync(runId, ct);
        if (subject.State is RunState.Queued or RunState.Running or RunState.Paused)
            throw new RunFailedException($"Run {runId} has not ended, so more epochs may come. Nothing was scored; wait for its end or stop it.");
        if (part == SplitPart.Test && !subject.IsOpen)
            throw new RunFailedException("The test part is locked: say why you look at it, so that the look can be recorded.");
        foreach (var scored in part == SplitPart.Test ? [SplitPart.Test] : new[] { SplitPart.Train, SplitPart.Validation })
            await ScoreAsync(runId, subject, scored, ct);
        return subject.Kept.Count;
    }

    /// <summary>The scores of a run on a part, by epoch.</summary>
    public async Task<IReadOnlyList<MilestoneRow>> ListAsync(int runId, SplitPart part, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.MilestoneScores.AsNoTracking().Where(row => row.RunId == runId && row.Part == part).OrderBy(row => row.Epoch)
            .Select(row => new MilestoneRow(row.Epoch, row.Part, row.SampleCount, row.Accuracy, row.AccuracyLow, row.AccuracyHigh, row.MacroF1, row.LogLoss))
            .ToListAsync(ct);
    }

    private async Task ScoreAsync(int runId, Subject subject, SplitPart part, CancellationToken ct)
    {
        if (subject.Kept.Count == 0)
            return;
        var scored = await images.ReadAsync(subject.SplitId, part, ct);
        if (scored.Images.Count == 0)
            throw new RunFailedException($"The split has no images in its {part.ToString().ToLowerInvariant()} part.");
        var done = (await ListAsync(runId, part, ct)).Select(row => row.Epoch).ToHashSet();
        foreach (var kept in subject.Kept.Where(kept => !done.Contains(kept.Epoch)))
        {
            var score = await DedicatedThread.RunAsync("milestone", () => Score(runId, kept, part, scored.Images, subject.Settings, ct));
            await StoreAsync(score, ct);
        }
    }

    private MilestoneScore Score(int runId, KeptEpoch kept, SplitPart part, LabelledImages scored, Hyperparameters settings, CancellationToken ct)
    {
        using var predictor = Predictor.Load(Path.Combine(folder.Path, kept.Path), settings.Device);
        var probabilities = predictor.Predict(scored.Pixels, BatchSize, settings.TestTimeFlip, progress: null, ct);
        var report = ClassificationReport.Of(scored.Labels, probabilities, predictor.Header.ClassCount);
        return new MilestoneScore
        {
            RunId = runId,
            Epoch = kept.Epoch,
            Part = part,
            SampleCount = report.Matrix.Total,
            Accuracy = report.Matrix.Accuracy,
            AccuracyLow = report.AccuracyInterval.Low,
            AccuracyHigh = report.AccuracyInterval.High,
            MacroF1 = report.Matrix.MacroF1,
            LogLoss = report.LogLoss,
        };
    }

    private async Task StoreAsync(MilestoneScore score, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.MilestoneScores.Where(row => row.RunId == score.RunId && row.Epoch == score.Epoch && row.Part == score.Part).ExecuteDeleteAsync(ct);
        db.MilestoneScores.Add(score);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
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
            Kept = row.Checkpoints.Select(checkpoint => new KeptEpoch(checkpoint.Epoch, checkpoint.Kind, checkpoint.Path)).ToList(),
            IsOpen = db.TestLooks.Any(look => look.RunId == runId),
        }).SingleOrDefaultAsync(ct) ?? throw new RunFailedException($"There is no run {runId}.");
        return new Subject(run.SplitId, run.State, run.Attempt, run.IsOpen, run.Hyperparameters, KeptEpoch.OfStudy(run.Hyperparameters, run.Kept));
    }

    private sealed record Subject(int SplitId, RunState State, int Attempt, bool IsOpen, Hyperparameters Settings, IReadOnlyList<KeptEpoch> Kept);
}
