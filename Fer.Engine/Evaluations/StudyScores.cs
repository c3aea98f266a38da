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
