using Fer.Data.Evaluations;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.Runs;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Evaluations;

/// <summary>Runs with scores on chosen images, as the evaluator would have written them.</summary>
internal static class ScoredRuns
{
    /// <summary>A run whose i-th image has label i modulo 7 and was predicted as given.</summary>
    public static async Task<int> AddAsync(
        RunFixture fixture, int[] predicted, int skip = 0, SplitPart part = SplitPart.Validation, Func<Hyperparameters, Hyperparameters>? change = null, float[]? confidences = null)
    {
        var runId = await new RunQueue(fixture.Database.Contexts, TimeProvider.System).EnqueueAsync(fixture.NewRun(change: change), TestLimit.Token);
        await ScoreAsync(fixture, runId, predicted, skip, part, confidences);
        return runId;
    }

    public static async Task ScoreAsync(
        RunFixture fixture, int runId, int[] predicted, int skip = 0, SplitPart part = SplitPart.Validation, float[]? confidences = null)
    {
        await using var db = await fixture.Database.Contexts.CreateDbContextAsync(TestLimit.Token);
        var confusion = new int[49];
        foreach (var (index, choice) in predicted.Index())
            confusion[index % 7 * 7 + choice]++;
        var evaluation = new Evaluation
        {
            RunId = runId,
            Part = part,
            Epoch = 1,
            CreatedAt = TinyDataset.ImportedAt,
            SampleCount = predicted.Length,
            Accuracy = (double)predicted.Index().Count(entry => entry.Item == entry.Index % 7) / predicted.Length,
            AccuracyLow = 0.2,
            AccuracyHigh = 0.8,
            MacroF1 = 0.5,
            LogLoss = 1,
            Confusion = confusion,
        };
        evaluation.Predictions.AddRange(predicted.Select((choice, index) => new Prediction
        {
            SampleId = fixture.SampleIds[index + skip],
            Actual = index % 7,
            Predicted = choice,
            Confidence = confidences?[index] ?? 0.9f,
            Probabilities = Probabilities(choice, confidences?[index] ?? 0.9f),
        }));
        db.Evaluations.Add(evaluation);
        await db.SaveChangesAsync(TestLimit.Token);
    }

    private static byte[] Probabilities(int choice, float confidence) =>
        [.. Enumerable.Range(0, 7).SelectMany(index => BitConverter.GetBytes(index == choice ? confidence : (1 - confidence) / 6))];
}
