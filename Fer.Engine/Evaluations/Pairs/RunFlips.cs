using Fer.Data;
using Fer.Data.Evaluations;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Engine.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Evaluations.Pairs;

/// <summary>Reads where two runs answer differently.</summary>
public sealed class RunFlips(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>The images and the agreement of two runs; null where one is not scored on the part or they were scored on different images or labels.</summary>
    public async Task<FlipReport?> ReadAsync(int firstId, int secondId, SplitPart part, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var answers = await ScoredAnswers.ReadAsync(db, [firstId, secondId], part, ct);
        if (!answers.TryGetValue(firstId, out var first) || !answers.TryGetValue(secondId, out var second) || !first.IsOnSame(second) || first.SampleIds.Length == 0)
            return null;
        var datasetId = await db.Runs.Where(run => run.Id == firstId).Select(run => (int?)run.DatasetId).SingleOrDefaultAsync(ct);
        if (datasetId is not { } dataset)
            return null;
        var classes = await db.Classes.AsNoTracking().Where(entry => entry.DatasetId == dataset).OrderBy(entry => entry.Index)
            .Select(entry => new ClassLabel(entry.Index, entry.Name, entry.ColourSlot)).ToListAsync(ct);
        var classCount = 1 + Math.Max(classes.Count - 1, Math.Max(first.Predicted.Max(), second.Predicted.Max()));
        return new FlipReport
        {
            FirstId = firstId,
            SecondId = secondId,
            DatasetId = dataset,
            Part = part,
            OnlyFirst = await SideAsync(db, firstId, secondId, part, isFirstRight: true, ct),
            OnlySecond = await SideAsync(db, firstId, secondId, part, isFirstRight: false, ct),
            Answers = ConfusionMatrix.From(first.Predicted, second.Predicted, classCount),
            Agreement = CohenKappa.Of(first.Predicted, second.Predicted),
            SameMistakes = Enumerable.Range(0, first.Actual.Length).Count(index => first.Predicted[index] == second.Predicted[index] && first.Predicted[index] != first.Actual[index]),
            Classes = classes,
        };
    }

    private static async Task<FlipSide> SideAsync(FerDbContext db, int firstId, int secondId, SplitPart part, bool isFirstRight, CancellationToken ct)
    {
        var firstScore = db.OpenScoresOf(firstId, part).Select(row => row.Id);
        var secondScore = db.OpenScoresOf(secondId, part).Select(row => row.Id);
        var flips =
            from first in db.Predictions.AsNoTracking().Where(row => firstScore.Contains(row.EvaluationId))
            from second in db.Predictions.AsNoTracking().Where(row => secondScore.Contains(row.EvaluationId) && row.SampleId == first.SampleId)
            where (first.Predicted == first.Actual) == isFirstRight && (second.Predicted == second.Actual) != isFirstRight
            select new { First = first, Second = second, Sure = isFirstRight ? first.Confidence : second.Confidence };
        var count = await flips.CountAsync(ct);
        var shown = await (
            from flip in flips
            join sample in db.Samples on flip.First.SampleId equals sample.Id
            orderby flip.Sure descending, sample.Id
            select new { sample.Id, flip.First.Actual, A = flip.First.Predicted, Sure = flip.First.Confidence, B = flip.Second.Predicted, OtherSure = flip.Second.Confidence, sample.PixelHash })
            .Take(FlipSide.Most).ToListAsync(ct);
        return new FlipSide(count, [.. shown.Select(row => new Flip(row.Id, row.Actual, row.A, row.Sure, row.B, row.OtherSure, SampleImageTag.Of(row.PixelHash)))]);
    }
}
