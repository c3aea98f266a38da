using Fer.Engine.Exchange;
using Fer.Engine.Export;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fer.Web.Endpoints;

/// <summary>A dataset's images to take away, the same as <c>fer export</c> writes; each is written as it is read, and only as fast as it is received.</summary>
internal static class ExportEndpoints
{
    public static void MapExports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/datasets/{id:int}/fer2013.csv", TableAsync);
        endpoints.MapGet("/datasets/{id:int}/images.zip", ZipAsync);
    }

    /// <summary>The plan of a download, or why there is none.</summary>
    public static async Task<(ExportPlan? Plan, ExportQuery Query, ProblemHttpResult? Problem)> PlanAsync(
        int id, HttpRequest request, ExportReader reader, bool mayBeEmpty, CancellationToken ct)
    {
        var query = ExportQuery.Read(id, name => request.Query[name]);
        if (query.Problem is { } wrong)
            return (null, query, Refuse(StatusCodes.Status400BadRequest, "Export not understood", wrong));
        try
        {
            return await reader.PlanAsync(query.Order, ct) switch
            {
                null => (null, query, Refuse(StatusCodes.Status404NotFound, "Dataset not found", $"There is no dataset {id}.")),
                { Ids.Length: 0 } when !mayBeEmpty => (null, query, Refuse(StatusCodes.Status404NotFound, "Nothing to export", "No image of this dataset is asked for. Take conditions out of the filter.")),
                var plan => (plan, query, null),
            };
        }
        catch (ExportException refusal)
        {
            return (null, query, Refuse(StatusCodes.Status404NotFound, "Split not found", refusal.Message));
        }
    }

    /// <summary>Name of the file to save.</summary>
    public static string FileName(ExportPlan plan, string end) => SafeName.Of($"{plan.DatasetName}-{end}", end);

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> TableAsync(
        int id, HttpRequest request, ExportReader reader, DatasetExporter exporter, CancellationToken ct)
    {
        var (plan, query, problem) = await PlanAsync(id, request, reader, mayBeEmpty: false, ct);
        return plan is null ? problem! : TypedResults.Stream(
            stream => exporter.WriteFer2013Async(plan, stream, null, query.IsCrLf, null, ct), "text/csv; charset=utf-8", FileName(plan, "fer2013.csv"));
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> ZipAsync(
        int id, HttpRequest request, ExportReader reader, DatasetExporter exporter, CancellationToken ct)
    {
        var (plan, _, problem) = await PlanAsync(id, request, reader, mayBeEmpty: false, ct);
        return plan is null ? problem! : TypedResults.Stream(
            stream => exporter.WriteZipAsync(plan, stream, null, ct), "application/zip", FileName(plan, "images.zip"));
    }

    private static ProblemHttpResult Refuse(int status, string title, string sentence) => TypedResults.Problem(sentence, statusCode: status, title: title);
}
