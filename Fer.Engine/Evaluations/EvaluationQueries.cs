using Fer.Data;
using Fer.Data.Evaluations;
using Fer.Data.Splits;
using Fer.Engine.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Evaluations;

/// <summary>Reads stored scores.</summary>
public sealed class EvaluationQueries(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>The score of a run on a part; null where it has not been scored. A test score is only there once somebody looked.</summary>
    public async Task<EvaluationResult?> FindAsync(int runId, SplitPart part, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.OpenScores().AsNoTracking().SingleOrDefaultAsync(row => row.RunId == runId && row.Part == part, ct) is not { } row)
            return null;
        var classes = await db.Classes.AsNoTracking()
            .Where(entry => db.Runs.Any(run => run.Id == runId && run.DatasetId == entry.DatasetId))
            .OrderBy(entry => entry.Index).Select(entry => new ClassLabel(entry.Index, entry.Name, entry.ColourSlot)).ToListAsync(ct);
        var datasetId = await db.Runs.Where(run => run.Id == runId).Select(run => run.DatasetId).SingleAsync(ct);
        return ToResult(row, datasetId, classes);
    }

    /// <summary>A run tells apart the classes that there were when it was made; those added since are none of its.</summary>
    private static EvaluationResult ToResult(Evaluation row, int datasetId, IReadOnlyList<ClassLabel> classes) => new()
    {
        RunId = row.RunId,
        DatasetId = datasetId,
        Part = row.Part,
        Epoch = row.Epoch,
        Accuracy = row.Accuracy,
        Interval = new Interval(row.AccuracyLow, row.AccuracyHigh),
        MacroF1 = row.MacroF1,
        LogLoss = row.LogLoss,
        Matrix = new ConfusionMatrix(Square(row.Confusion)),
        Classes = [.. classes.Take((int)Math.Round(Math.Sqrt(row.Confusion.Length)))],
    };

    private static int[,] Square(int[] counts)
    {
        var side = (int)Math.Round(Math.Sqrt(counts.Length));
        var square = new int[side, side];
        Buffer.BlockCopy(counts, 0, square, 0, counts.Length * sizeof(int));
        return square;
    }
}
