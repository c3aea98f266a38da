using System.Runtime.InteropServices;
using Fer.Data.Evaluations;
using Fer.Data.Samples.Facets;
using Fer.Tests.Data.Samples;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Evaluations;

/// <summary>A random dataset whose run has scores that hang together, relabelled, tagged and reviewed by people since.</summary>
internal sealed class ScoredDataset : IAsyncDisposable
{
    private const int Classes = 7;
    private const int Samples = 500;

    private ScoredDataset(TestDatabase database, int runId) => (Database, RunId, Facets) = (database, runId, new SampleFacets(database.Contexts));

    public TestDatabase Database { get; }

    public int RunId { get; }

    public SampleFacets Facets { get; }

    public static async Task<ScoredDataset> CreateAsync(CancellationToken ct, bool isLookedAt = true) => await AddAsync(await TestDatabase.CreateAsync(ct), ct, isLookedAt);

    /// <param name="database">Where to.</param>
    /// <param name="ct">Token.</param>
    /// <param name="isLookedAt">Whether a look at the test result is on record; the score is there in either case.</param>
    public static async Task<ScoredDataset> AddAsync(TestDatabase database, CancellationToken ct, bool isLookedAt = true)
    {
        var rich = await RichDataset.AddAsync(database, 11, Samples, ct);
        await using (var db = await database.Contexts.CreateDbContextAsync(ct))
        {
            foreach (var evaluation in await db.Evaluations.AsNoTracking().Include(row => row.Predictions).ToListAsync(ct))
            {
                await db.Evaluations.Where(row => row.Id == evaluation.Id).ExecuteDeleteAsync(ct);
                db.Evaluations.Add(Scored(evaluation, rich.Random));
            }

            var splitId = await db.Runs.Where(run => run.Id == rich.RunId).Select(run => run.SplitId).SingleAsync(ct);
            if (isLookedAt)
                db.TestLooks.Add(new TestLook { RunId = rich.RunId, SplitId = splitId, At = TinyDataset.ImportedAt, Actor = "ada", Reason = "final figure" });
            await db.SaveChangesAsync(ct);
        }

        for (var act = 0; act < 8; act++)
            await rich.ActAsync(ct);
        return new ScoredDataset(database, rich.RunId);
    }

    /// <summary>Value of a parameter in a query string; null where it is not there.</summary>
    public static string? Value(string query, string name) => query.Split('&')
        .Select(pair => pair.Split('=', 2)).Where(pair => pair[0] == name).Select(pair => Uri.UnescapeDataString(pair[1])).FirstOrDefault();

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private static Evaluation Scored(Evaluation old, Random random)
    {
        var confusion = new int[Classes * Classes];
        List<Prediction> predictions = [];
        foreach (var row in old.Predictions)
        {
            var values = Enumerable.Range(0, Classes).Select(index => (float)Math.Exp(3 * random.NextDouble() + (index == row.Actual ? 1.2 : 0))).ToArray();
            var sum = values.Sum();
            values = [.. values.Select(value => value / sum)];
            var predicted = Array.IndexOf(values, values.Max());
            confusion[row.Actual * Classes + predicted]++;
            predictions.Add(new Prediction
            {
                SampleId = row.SampleId,
                Actual = row.Actual,
                Predicted = predicted,
                Confidence = values[predicted],
                Probabilities = MemoryMarshal.AsBytes(values.AsSpan()).ToArray(),
            });
        }

        var evaluation = new Evaluation
        {
            RunId = old.RunId,
            Part = old.Part,
            Epoch = old.Epoch,
            CreatedAt = old.CreatedAt,
            SampleCount = predictions.Count,
            Accuracy = (double)Enumerable.Range(0, Classes).Sum(index => confusion[index * Classes + index]) / predictions.Count,
            AccuracyLow = 0.2,
            AccuracyHigh = 0.8,
            MacroF1 = 0.5,
            LogLoss = 1,
            Confusion = confusion,
        };
        evaluation.Predictions.AddRange(predictions);
        return evaluation;
    }
}
