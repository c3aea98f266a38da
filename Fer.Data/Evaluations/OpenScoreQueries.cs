using Fer.Data.Splits;

namespace Fer.Data.Evaluations;

/// <summary>
/// The scores of a run that may be shown: a test score only where a look at it is on record. A run that was deleted keeps its scores while that can
/// be undone; they are as hidden as the run itself.
/// </summary>
public static class OpenScoreQueries
{
    private const string OfStandingRun = "EXISTS (SELECT 1 FROM Run WHERE Run.Id = RunId AND Run.DeletedAt IS NULL)";

    /// <summary>Scores of a run.</summary>
    /// <param name="db">The database.</param>
    /// <param name="runId">The run.</param>
    /// <param name="part">Part of its split; null for validation: what a run says of images it learnt from, and of the test part, is asked for by name.</param>
    public static IQueryable<Evaluation> OpenScoresOf(this FerDbContext db, int runId, SplitPart? part) =>
        db.OpenScores().Where(row => row.RunId == runId && row.Part == (part ?? SplitPart.Validation));

    /// <summary>Scores of all runs.</summary>
    public static IQueryable<Evaluation> OpenScores(this FerDbContext db) =>
        db.Evaluations.Where(row => (row.Part != SplitPart.Test || db.TestLooks.Any(look => look.RunId == row.RunId)) && db.Runs.Any(run => run.Id == row.RunId));

    /// <summary>The same as a condition on <c>Evaluation</c> in SQL.</summary>
    internal static string Condition(SplitPart? part) => part switch
    {
        null => $"Part = '{SplitPart.Validation}' AND {OfStandingRun}",
        SplitPart.Test => $"Part = '{SplitPart.Test}' AND RunId IN (SELECT RunId FROM TestLook) AND {OfStandingRun}",
        { } other => $"Part = '{other}' AND {OfStandingRun}",
    };
}
