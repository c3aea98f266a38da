using Fer.Data;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Evaluations;

/// <summary>Reads the scores of a study's runs. Scores on test are left out for runs of which no look at the test part is recorded.</summary>
public sealed class StudyScores(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Scores of epochs that a run kept on the way, ordered by run, part and epoch.</summary>
    public async Task<IReadOnlyList<StudyScore>> MilestonesAsync(IReadOnlyCollection<int> runIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.MilestoneScores.AsNoTracking()
            .Where(row => runIds.Contains(row.RunId))
            .Where(row => row.Part != SplitPart.Test || db.TestLooks.Any(look => look.RunId == row.RunId))
            .Select(row => new { row.RunId, row.Part, Score = new PartScore(row.Accuracy, row.AccuracyLow, row.AccuracyHigh, row.MacroF1, row.SampleCount, row.Epoch) })
            .ToListAsync(ct);
        return [.. rows.Select(row => new StudyScore(row.RunId, row.Part, row.Score)).OrderBy(row => row.RunId).ThenBy(row => row.Part).ThenBy(row => row.Score.Epoch)];
    }

    /// <summary>Kept epochs of a run that have no score yet on a part that has images, by part and epoch. Whether there is one on test is no look at it.</summary>
    public async Task<IReadOnlyList<UnscoredEpoch>> UnscoredAsync(int runId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var run = await db.Runs.AsNoTracking().Where(row => row.Id == runId).Select(row => new
        {
            row.SplitId,
            row.Hyperparameters,
            Kept = row.Checkpoints.Select(checkpoint => new KeptEpoch(checkpoint.Epoch, checkpoint.Kind, checkpoint.Path)).ToList(),
        }).SingleOrDefaultAsync(ct);
        var kept = run is null ? [] : KeptEpoch.OfStudy(run.Hyperparameters, run.Kept);
        if (kept.Count == 0)
            return [];
        var parts = await db.SplitSamples.Where(row => row.SplitId == run!.SplitId && row.Part != SplitPart.LeftOut).Select(row => row.Part).Distinct().ToListAsync(ct);
        var done = await db.MilestoneScores.Where(row => row.RunId == runId).Select(row => new { row.Epoch, row.Part }).ToListAsync(ct);
        return [.. parts.Order().SelectMany(part => kept
            .Where(epoch => !done.Any(score => score.Part == part && score.Epoch == epoch.Epoch))
            .Select(epoch => new UnscoredEpoch(epoch.Epoch, part)))];
    }

    /// <summary>Scores of the weights that each run is judged by, ordered by run and part.</summary>
    public async Task<IReadOnlyList<StudyScore>> FinalAsync(IReadOnlyCollection<int> runIds, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Evaluations.AsNoTracking()
            .Where(row => runIds.Contains(row.RunId))
            .Where(row => row.Part != SplitPart.Test || db.TestLooks.Any(look => look.RunId == row.RunId))
            .Select(row => new { row.RunId, row.Part, Score = new PartScore(row.Accuracy, row.AccuracyLow, row.AccuracyHigh, row.MacroF1, row.SampleCount, row.Epoch) })
            .ToListAsync(ct);
        return [.. rows.Select(row => new StudyScore(row.RunId, row.Part, row.Score)).OrderBy(row => row.RunId).ThenBy(row => row.Part)];
    }
}
