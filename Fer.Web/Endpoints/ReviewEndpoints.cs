using System.Text.Json;
using Fer.Data.Datasets;
using Fer.Data.Quality;
using Fer.Engine.Export;
using Fer.Web.Features.Quality;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fer.Web.Endpoints;

/// <summary>Quality issues and what people decided about them, to take away: as CSV for a spreadsheet, as JSON for a program.</summary>
internal static class ReviewEndpoints
{
    public static void MapReviews(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/datasets/{id:int}/review.csv", CsvAsync);
        endpoints.MapGet("/datasets/{id:int}/review.json", JsonAsync);
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> CsvAsync(
        int id, HttpRequest request, QualityExport export, DatasetList datasets, CancellationToken ct)
    {
        var (filter, name, problem) = await ReadAsync(id, request, datasets, ct);
        return problem is not null ? problem : TypedResults.Stream(
            stream => ReviewCsv.WriteAsync(stream, export.ReadAsync(filter, ct), ct),
            "text/csv; charset=utf-8", SafeName.Of($"{name}-review.csv", "review.csv"));
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> JsonAsync(
        int id, HttpRequest request, QualityExport export, DatasetList datasets, CancellationToken ct)
    {
        var (filter, name, problem) = await ReadAsync(id, request, datasets, ct);
        return problem is not null ? problem : TypedResults.Stream(
            stream => JsonSerializer.SerializeAsync(stream, export.ReadAsync(filter, ct), ReviewJsonContext.Default.IAsyncEnumerableReviewRow, ct),
            "application/json", SafeName.Of($"{name}-review.json", "review.json"));
    }

    /// <summary>Which issues of which dataset. A condition that cannot be understood is refused: the file would hold something else than was asked for.</summary>
    private static async Task<(IssueFilter Filter, string? Name, ProblemHttpResult? Problem)> ReadAsync(int id, HttpRequest request, DatasetList datasets, CancellationToken ct)
    {
        string? Query(string key) => request.Query[key];
        var filter = QualityAddress.Parse(id, Query("kind"), Query("given"), Query("suggested"));
        var name = (await datasets.ReadNamesAsync(ct)).Where(row => row.Id == id).Select(row => row.Name).FirstOrDefault();
        if (name is null)
            return (filter, null, Refuse(StatusCodes.Status404NotFound, "Dataset not found", $"There is no dataset {id}."));
        (string Key, int Understood)[] conditions = [("kind", filter.Kinds.Count), ("given", filter.GivenClasses.Count), ("suggested", filter.SuggestedClasses.Count)];
        return Array.Find(conditions, condition => Query(condition.Key) is { Length: > 0 } text && text.Split(',').Length != condition.Understood).Key is { } wrong
            ? (filter, name, Refuse(StatusCodes.Status400BadRequest, "Export not understood", $"{wrong}={Query(wrong)} is not known. Take it out of the address."))
            : (filter, name, null);
    }

    private static ProblemHttpResult Refuse(int status, string title, string sentence) => TypedResults.Problem(sentence, statusCode: status, title: title);
}
