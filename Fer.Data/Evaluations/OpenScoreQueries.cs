using Fer.Data.Splits;

namespace Fer.Data.Evaluations;

/// <summary>The scores of a run that may be shown: a test score only where a look at it is on record.</summary>
public static class OpenScoreQueries
{
    /// <summary>Scores of a run.</summary>
    /// <param name="db">The database.</param>
    /// <param name="runId">The run.</param>
    /// <param name="part">Part of its split; null for validation: what a run says of images it learnt from, and of the test part, is asked for by name.</param>
    public static IQueryable<Evaluation> OpenScoresOf(this FerDbContext db, int runId, SplitPart? part) =>
        db.OpenScores().Where(row => row.RunId == runId && row.Part == (part ?? SplitPart.Validation));

    /// <summary>Scores of all runs.</summary>
    public static IQueryable<Evaluation> OpenScores(this FerDbContext db) =>
        db.Evaluations.Where(row => row.Part != SplitPart.Test || db.TestLooks.Any(look => look.RunId == row.RunId));

    /// <summary>The same as a condition on <c>Evaluation</c> in SQL.</summary>
    internal static string Condition(SplitPart? part) => part switch
    {
        null => $"Part = '{SplitPart.Validation}'",
        SplitPart.Test => $"Part = '{SplitPart.Test}' AND RunId IN (SELECT RunId FROM TestLook)",
        { } other => $"Part = '{other}'",
    };
}
