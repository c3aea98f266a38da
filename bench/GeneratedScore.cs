using System.Runtime.InteropServices;
using Fer.Data;
using Fer.Data.Evaluations;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Bench;

/// <summary>A score whose probabilities could be a model's: two thirds right, from unsure to sure.</summary>
internal static class GeneratedScore
{
    private const int Classes = 7;

    /// <summary>Puts it in the place of the run's score on validation and gives how many images it holds.</summary>
    public static async Task<int> AddAsync(IDbContextFactory<FerDbContext> contexts, int runId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Predictions.Where(row => db.Evaluations.Any(score => score.Id == row.EvaluationId && score.RunId == runId)).ExecuteDeleteAsync(ct);
        await db.Evaluations.Where(score => score.RunId == runId).ExecuteDeleteAsync(ct);
        var images = await db.SplitSamples.Where(row => row.Part == SplitPart.Validation && db.Runs.Any(run => run.Id == runId && run.SplitId == row.SplitId))
            .OrderBy(row => row.SampleId).Select(row => new { row.SampleId, row.Label }).ToListAsync(ct);
        var random = new Random(5);
        var confusion = new int[Classes * Classes];
        List<Prediction> predictions = [];
        foreach (var image in images)
        {
            var answer = random.Next(3) == 0 ? random.Next(Classes) : image.Label;
            var sure = 0.2f + 0.79f * random.NextSingle();
            float[] shares = [.. Enumerable.Repeat((1 - sure) / (Classes - 1), Classes)];
            shares[answer] = sure;
            confusion[image.Label * Classes + answer]++;
            predictions.Add(new Prediction { SampleId = image.SampleId, Actual = image.Label, Predicted = answer, Confidence = sure, Probabilities = MemoryMarshal.AsBytes<float>(shares).ToArray() });
        }

        var evaluation = new Evaluation
        {
            RunId = runId,
            Part = SplitPart.Validation,
            Epoch = 1,
            CreatedAt = DateTimeOffset.UnixEpoch,
            SampleCount = images.Count,
            Accuracy = 0.7,
            AccuracyLow = 0.69,
            AccuracyHigh = 0.71,
            MacroF1 = 0.7,
            LogLoss = 1,
            Confusion = confusion,
        };
        evaluation.Predictions.AddRange(predictions);
        db.Evaluations.Add(evaluation);
        await db.SaveChangesAsync(ct);
        return images.Count;
    }
}
