using Fer.Data;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Evaluations.Details;

/// <summary>Reads the images of a score.</summary>
internal static class ScoredSamples
{
    /// <summary>All images of a run's score on a part, by id; empty where it has not been scored.</summary>
    public static async Task<IReadOnlyList<ScoredSample>> ReadAsync(FerDbContext db, int runId, SplitPart part, CancellationToken ct)
    {
        var rows = await (
            from prediction in db.Predictions.AsNoTracking()
            join evaluation in db.Evaluations on prediction.EvaluationId equals evaluation.Id
            join sample in db.Samples on prediction.SampleId equals sample.Id
            where evaluation.RunId == runId && evaluation.Part == part
            orderby sample.Id
            select new ScoredSample
            {
                Id = sample.Id,
                Actual = prediction.Actual,
                Predicted = prediction.Predicted,
                Probabilities = prediction.Probabilities,
                NearGroup = sample.NearGroup,
                PixelHash = sample.PixelHash,
                CopyCount = sample.CopyCount,
                Brightness = sample.Brightness,
                Contrast = sample.Contrast,
                Usage = sample.Usage,
                VoteAgreement = sample.VoteAgreement,
                Majority = sample.Majority,
                IsChanged = sample.Label != sample.OriginalLabel,
                IsReviewed = sample.IsReviewed,
            }).ToListAsync(ct);
        var groups = ImageGroups.Of(rows, row => new(row.Id, row.NearGroup, row.CopyCount, row.PixelHash));
        foreach (var (row, group) in rows.Zip(groups))
            row.Group = group;
        await TagAsync(db, rows, runId, part, ct);
        return rows;
    }

    private static async Task TagAsync(FerDbContext db, List<ScoredSample> rows, int runId, SplitPart part, CancellationToken ct)
    {
        var scored = await db.Evaluations.Where(evaluation => evaluation.RunId == runId && evaluation.Part == part).Select(evaluation => evaluation.Id).SingleOrDefaultAsync(ct);
        var tags = await db.SampleTags.AsNoTracking()
            .Where(tag => db.Predictions.Any(prediction => prediction.EvaluationId == scored && prediction.SampleId == tag.SampleId))
            .Select(tag => new { tag.SampleId, tag.TagId }).ToListAsync(ct);
        var bySample = tags.ToLookup(tag => tag.SampleId, tag => tag.TagId);
        foreach (var row in rows)
            row.Tags = [.. bySample[row.Id]];
    }
}
