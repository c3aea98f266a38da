using Fer.Data.Datasets;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fer.Web.Endpoints.Api;

/// <summary>What Fer holds and what its models say, for scripts. Nothing here changes anything.</summary>
internal static class ApiEndpoints
{
    /// <summary>Name of the document that describes the API.</summary>
    public const string Document = "v1";

    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOpenApi();
        var api = endpoints.MapGroup(ApiProblems.Root).RequireRateLimiting(ApiRate.Policy).ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapGet("/datasets", DatasetsAsync).WithTags("Datasets").WithSummary("Datasets by name. Conditions: limit, skip.");
        api.MapGet("/datasets/{id:int}", DatasetAsync).WithTags("Datasets").WithSummary("One dataset with its classes.");
        api.MapGet("/splits", SplitsAsync).WithTags("Splits").WithSummary("Splits, the newest first. Conditions: dataset (needed), limit, skip.");
        api.MapGet("/splits/{id:int}", SplitAsync).WithTags("Splits").WithSummary("One split with its hash and certificate.");
        api.MapGet("/runs", RunsAsync).WithTags("Runs").WithSummary("Runs, the newest first. Conditions: dataset, split, state, tag, limit, skip. Archived ones are among them.");
        api.MapGet("/runs/{id:int}", RunAsync).WithTags("Runs").WithSummary("One run with what each epoch measured.");
        api.MapGet("/evaluations", ApiEvaluations.ListAsync).WithTags("Evaluations").WithSummary("Scores, the newest first. Conditions: run, dataset, part, limit, skip. Test scores only where a look at them is on record.");
        api.MapPredict();
        // Without it an address with a slip in it would get the page for people.
        api.Map("/{**rest}", Unknown).ExcludeFromDescription();
    }

    private static async Task<Results<Ok<ApiPage<ApiDataset>>, ProblemHttpResult>> DatasetsAsync(HttpRequest request, DatasetList datasets, CancellationToken ct)
    {
        var query = new ApiQuery(request);
        return Answer(query, query.Piece(await datasets.ReadAsync(ct), ApiDataset.Of));
    }

    private static async Task<Results<Ok<ApiDataset>, ProblemHttpResult>> DatasetAsync(int id, DatasetList datasets, CancellationToken ct) =>
        (await datasets.ReadAsync(ct)).FirstOrDefault(row => row.Id == id) is { } found ? TypedResults.Ok(ApiDataset.Of(found)) : ApiProblems.NotFound($"There is no dataset {id}. /api/datasets lists them.");

    private static async Task<Results<Ok<ApiPage<ApiSplit>>, ProblemHttpResult>> SplitsAsync(HttpRequest request, SplitList splits, CancellationToken ct)
    {
        var query = new ApiQuery(request, "dataset");
        var dataset = query.Id("dataset");
        if (dataset is null)
            return ApiProblems.NotUnderstood(query.Problem ?? "Say of which dataset, as in /api/splits?dataset=1.");
        return Answer(query, query.Piece(await splits.ReadAsync(dataset.Value, ct), ApiSplit.Of));
    }

    private static async Task<Results<Ok<ApiSplit>, ProblemHttpResult>> SplitAsync(int id, SplitList splits, CancellationToken ct) =>
        await splits.FindAsync(id, ct) is { } found ? TypedResults.Ok(ApiSplit.Of(found)) : ApiProblems.NotFound($"There is no split {id}. /api/splits?dataset=ID lists those of a dataset.");

    private static async Task<Results<Ok<ApiPage<ApiRun>>, ProblemHttpResult>> RunsAsync(HttpRequest request, RunQueries runs, CancellationToken ct)
    {
        var query = new ApiQuery(request, "dataset", "split", "state", "tag");
        var filter = new RunFilter { DatasetId = query.Id("dataset"), SplitId = query.Id("split"), State = query.Name<RunState>("state"), Tag = query.Text("tag") };
        return query.Problem is { } wrong ? ApiProblems.NotUnderstood(wrong) : Answer(query, query.Piece(await runs.ListAsync(filter, ct), ApiRun.Of));
    }

    private static async Task<Results<Ok<ApiRun>, ProblemHttpResult>> RunAsync(int id, RunQueries runs, CancellationToken ct) =>
        await runs.FindAsync(id, ct) is { } found ? TypedResults.Ok(ApiRun.Of(found)) : ApiProblems.NotFound($"There is no run {id}. /api/runs lists them.");

    private static ProblemHttpResult Unknown(HttpRequest request) => HttpMethods.IsGet(request.Method)
        ? ApiProblems.NotFound($"The API has no {request.Path}. /openapi/{Document}.json describes what it has.")
        : ApiProblems.Of(StatusCodes.Status405MethodNotAllowed, "Not to be had", $"{request.Path} takes no {request.Method}. Nothing was changed. /openapi/{Document}.json describes what it takes.");

    private static Results<Ok<ApiPage<T>>, ProblemHttpResult> Answer<T>(ApiQuery query, ApiPage<T> page) =>
        query.Problem is { } wrong ? ApiProblems.NotUnderstood(wrong) : TypedResults.Ok(page);
}
