using Fer.Data;
using Fer.Data.Evaluations;
using Fer.Data.Splits;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Fer.Web.Endpoints.Api;

/// <summary>Scores of runs for scripts.</summary>
internal static class ApiEvaluations
{
    public static async Task<Results<Ok<ApiPage<ApiEvaluation>>, ProblemHttpResult>> ListAsync(HttpRequest request, IDbContextFactory<FerDbContext> contexts, CancellationToken ct)
    {
        var query = new ApiQuery(request, "run", "dataset", "part");
        var (run, dataset, part) = (query.Id("run"), query.Id("dataset"), query.Name<SplitPart>("part"));
        if (query.Problem is { } wrong)
            return ApiProblems.NotUnderstood(wrong);
        await using var db = await contexts.CreateDbContextAsync(ct);
        // The runs come first, as deleted ones are none any more.
        var scores = from score in db.OpenScores().AsNoTracking()
                     join of in db.Runs on score.RunId equals of.Id
                     where (run == null || of.Id == run) && (dataset == null || of.DatasetId == dataset) && (part == null || score.Part == part)
                     orderby score.Id descending
                     select score;
        var page = query.Piece(await scores.ToListAsync(ct), ToItem);
        return query.Problem is { } late ? ApiProblems.NotUnderstood(late) : TypedResults.Ok(page);
    }

    private static ApiEvaluation ToItem(Evaluation score)
    {
        var classes = (int)Math.Round(Math.Sqrt(score.Confusion.Length));
        return new(
            score.Id, score.RunId, score.Part.ToString(), score.Epoch, score.CreatedAt, score.SampleCount, score.Accuracy, score.AccuracyLow, score.AccuracyHigh,
            score.MacroF1, score.LogLoss, [.. classes == 0 ? [] : score.Confusion.Chunk(classes)]);
    }
}
