using Fer.Data;
using Fer.Data.Evaluations;
using Fer.Data.Quality;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Evaluations.Fit;

/// <summary>Reads what the quality checks of a dataset say about the score of a run.</summary>
public sealed class RunChecks(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>The figures; null where there is no such run.</summary>
    public async Task<RunCheckFigures?> ReadAsync(int runId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Runs.Where(row => row.Id == runId).Select(row => new { row.SplitId, row.DatasetId }).SingleOrDefaultAsync(ct) is not { } run)
            return null;
        var sizes = await db.SplitSamples.Where(row => row.SplitId == run.SplitId).GroupBy(row => row.Part)
            .Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(row => row.Key, row => row.Count, ct);
        var doubted = await DoubtedAsync(db, run.SplitId, ct);
        var alike = await AlikeAsync(db, run.SplitId, ct);
        var answers = new Dictionary<SplitPart, List<Answer>>();
        foreach (var part in (SplitPart[])[SplitPart.Train, SplitPart.Validation, SplitPart.Test])
            answers[part] = await AnswersAsync(db, runId, part, ct);
        return new RunCheckFigures
        {
            Leaks = [.. new[] { SplitPart.Validation, SplitPart.Test }.Where(sizes.ContainsKey).Select(part => Leaked(part, sizes[part], alike, answers[part]))],
            HasNearScan = await db.NearScans.AnyAsync(scan => scan.DatasetId == run.DatasetId, ct),
            DoubtedTraining = doubted.Count(row => row.Part == SplitPart.Train),
            Training = Doubts(SplitPart.Train, answers, doubted),
            Validation = Doubts(SplitPart.Validation, answers, doubted),
            HasDoubts = await db.QualityIssues.AnyAsync(issue => issue.DatasetId == run.DatasetId && issue.Kind == QualityIssueKind.LabelSuspect, ct),
        };
    }

    private static Task<List<Answer>> AnswersAsync(FerDbContext db, int runId, SplitPart part, CancellationToken ct)
    {
        var scores = db.OpenScoresOf(runId, part);
        return db.Predictions.AsNoTracking().Where(row => scores.Any(score => score.Id == row.EvaluationId))
            .Select(row => new Answer(row.SampleId, row.Actual == row.Predicted)).ToListAsync(ct);
    }

    /// <summary>Doubt of a label that the split no longer or not yet had says nothing about the run.</summary>
    private static Task<List<Doubted>> DoubtedAsync(FerDbContext db, int splitId, CancellationToken ct) => (
        from row in db.SplitSamples.AsNoTracking()
        join issue in db.QualityIssues on row.SampleId equals issue.SampleId
        where row.SplitId == splitId && issue.Kind == QualityIssueKind.LabelSuspect && issue.State != QualityIssueState.Dismissed && issue.GivenLabel == row.Label
        select new Doubted(row.SampleId, row.Part)).ToListAsync(ct);

    private static Task<List<Alike>> AlikeAsync(FerDbContext db, int splitId, CancellationToken ct) => (
        from row in db.SplitSamples.AsNoTracking()
        join sample in db.Samples on row.SampleId equals sample.Id
        where row.SplitId == splitId && (sample.CopyCount > 1 || sample.NearGroup != null)
        select new Alike(sample.Id, row.Part, sample.PixelHash, sample.NearGroup)).ToListAsync(ct);

    private static LeakedPart Leaked(SplitPart part, int count, List<Alike> alike, List<Answer> answers)
    {
        var learnt = alike.Where(image => image.Part == SplitPart.Train).ToList();
        var pixels = learnt.Select(image => Convert.ToHexString(image.PixelHash)).ToHashSet(StringComparer.Ordinal);
        var groups = learnt.Select(image => image.NearGroup).OfType<long>().ToHashSet();
        var judged = alike.Where(image => image.Part == part).ToList();
        var identical = judged.Where(image => pixels.Contains(Convert.ToHexString(image.PixelHash))).Select(image => image.Id).ToHashSet();
        var all = judged.Where(image => image.NearGroup is { } group && groups.Contains(group)).Select(image => image.Id).Union(identical).ToHashSet();
        return new(part, count, identical.Count, all.Count, answers.Count == 0 ? null : answers.Count(answer => answer.IsRight && !all.Contains(answer.SampleId)));
    }

    private static DoubtedPart? Doubts(SplitPart part, Dictionary<SplitPart, List<Answer>> answers, List<Doubted> doubted)
    {
        if (answers[part] is not { Count: > 0 } scored)
            return null;
        var ids = doubted.Where(row => row.Part == part).Select(row => row.SampleId).ToHashSet();
        var inside = scored.Where(answer => ids.Contains(answer.SampleId)).ToList();
        return new(part, inside.Count, inside.Count(answer => answer.IsRight), scored.Count - inside.Count, scored.Count(answer => answer.IsRight) - inside.Count(answer => answer.IsRight));
    }

    private sealed record Answer(long SampleId, bool IsRight);

    private sealed record Doubted(long SampleId, SplitPart Part);

    private sealed record Alike(long Id, SplitPart Part, byte[] PixelHash, long? NearGroup);
}
