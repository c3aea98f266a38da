using Fer.Data;
using Fer.Data.Evaluations;
using Fer.Data.Splits;
using Fer.Engine.Evaluations.Details;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Evaluations.Pairs;

/// <summary>What one run answered on each image of a part, by sample id.</summary>
internal sealed record ScoredAnswers(int RunId, long[] SampleIds, int[] Actual, int[] Predicted)
{
    /// <summary>Answers of the runs that were scored on the part, by run.</summary>
    public static async Task<Dictionary<int, ScoredAnswers>> ReadAsync(FerDbContext db, IReadOnlyCollection<int> runIds, SplitPart part, CancellationToken ct)
    {
        var scored = await db.OpenScores().AsNoTracking().Where(row => runIds.Contains(row.RunId) && row.Part == part)
            .Select(row => new { row.Id, row.RunId }).ToListAsync(ct);
        Dictionary<int, ScoredAnswers> all = [];
        foreach (var score in scored)
        {
            var rows = await db.Predictions.AsNoTracking().Where(row => row.EvaluationId == score.Id).OrderBy(row => row.SampleId)
                .Select(row => new { row.SampleId, row.Actual, row.Predicted }).ToListAsync(ct);
            all[score.RunId] = new ScoredAnswers(
                score.RunId, [.. rows.Select(row => row.SampleId)], [.. rows.Select(row => row.Actual)], [.. rows.Select(row => row.Predicted)]);
        }

        return all;
    }

    /// <summary>Group of each image, for draws.</summary>
    public async Task<long[]> GroupsAsync(FerDbContext db, SplitPart part, CancellationToken ct)
    {
        var images = await (
            from prediction in db.Predictions.AsNoTracking()
            join evaluation in db.Evaluations on prediction.EvaluationId equals evaluation.Id
            join sample in db.Samples on prediction.SampleId equals sample.Id
            where evaluation.RunId == RunId && evaluation.Part == part
            orderby sample.Id
            select new { sample.Id, sample.NearGroup, sample.CopyCount, sample.PixelHash }).ToListAsync(ct);
        return ImageGroups.Of(images, image => new(image.Id, image.NearGroup, image.CopyCount, image.PixelHash));
    }

    /// <summary>Whether another run was scored on the same images against the same labels.</summary>
    public bool IsOnSame(ScoredAnswers other) => SampleIds.AsSpan().SequenceEqual(other.SampleIds) && Actual.AsSpan().SequenceEqual(other.Actual);

    /// <summary>Images with the same label in both.</summary>
    public int Common(ScoredAnswers other)
    {
        var labels = other.SampleIds.Zip(other.Actual).ToDictionary(pair => pair.First, pair => pair.Second);
        return SampleIds.Where((id, index) => labels.TryGetValue(id, out var label) && label == Actual[index]).Count();
    }
}
