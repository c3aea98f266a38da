using Fer.Data;
using Fer.Data.Splits;
using Fer.Engine.Evaluations.Details;
using Fer.Engine.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Fixing;

/// <summary>
/// Compares the two runs of a fix loop image by image, against the labels of before and against those of today: a model that learnt
/// corrected labels looks worse against wrong ones, and scoring against corrected ones alone would flatter it.
/// </summary>
public sealed class FixScores(IDbContextFactory<FerDbContext> contexts)
{
    private const int Seed = 1;

    private sealed record Scored(long SampleId, int Before, int Today, int First, int Second, long Group);

    /// <summary>Results on validation and, where both test parts were opened on record, on test. Images that were excluded since are left out.</summary>
    public async Task<IReadOnlyList<FixResult>> CompareAsync(int baseRunId, int correctedRunId, CancellationToken ct)
    {
        List<FixResult> results = [];
        foreach (var part in new[] { SplitPart.Validation, SplitPart.Test })
        {
            var rows = await ReadAsync(baseRunId, correctedRunId, part, ct);
            if (rows.Count == 0)
                continue;
            var changed = rows.Count(row => row.Before != row.Today);
            results.Add(Compare(rows, part, useToday: false, changed));
            if (changed > 0)
                results.Add(Compare(rows, part, useToday: true, changed));
        }

        return results;
    }

    private static FixResult Compare(List<Scored> rows, SplitPart part, bool useToday, int changed)
    {
        int[] labels = [.. rows.Select(row => useToday ? row.Today : row.Before)];
        var classes = 1 + rows.Max(row => Math.Max(Math.Max(row.Before, row.Today), Math.Max(row.First, row.Second)));
        return new FixResult(part, useToday, changed, PairedGain.Of(
            labels, [.. rows.Select(row => row.First)], [.. rows.Select(row => row.Second)], [.. rows.Select(row => row.Group)], classes, Seed));
    }

    private async Task<List<Scored>> ReadAsync(int baseRunId, int correctedRunId, SplitPart part, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var open = part != SplitPart.Test || (await db.TestLooks.AnyAsync(look => look.RunId == baseRunId, ct) && await db.TestLooks.AnyAsync(look => look.RunId == correctedRunId, ct));
        if (!open)
            return [];
        var rows = await (
            from first in db.Predictions.AsNoTracking()
            join evaluation in db.Evaluations on first.EvaluationId equals evaluation.Id
            from second in db.Predictions
            where second.SampleId == first.SampleId
            join other in db.Evaluations on second.EvaluationId equals other.Id
            join sample in db.Samples on first.SampleId equals sample.Id
            where evaluation.RunId == baseRunId && evaluation.Part == part && other.RunId == correctedRunId && other.Part == part && !sample.IsExcluded
            orderby sample.Id
            select new { sample.Id, Before = first.Actual, sample.Label, First = first.Predicted, Second = second.Predicted, sample.NearGroup, sample.CopyCount, sample.PixelHash }).ToListAsync(ct);
        var groups = ImageGroups.Of(rows, row => new(row.Id, row.NearGroup, row.CopyCount, row.PixelHash));
        return [.. rows.Select((row, index) => new Scored(row.Id, row.Before, row.Label, row.First, row.Second, groups[index]))];
    }
}
