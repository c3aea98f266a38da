using Fer.Data.Datasets;
using Fer.Engine.Export;
using Fer.Engine.Labelling;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Fer.Web.Endpoints;

/// <summary>A dataset's labels as a table to take away, the same as <c>fer export --csv</c> writes.</summary>
internal static class LabelEndpoints
{
    public static void MapLabels(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/datasets/{id:int}/labels.csv", GetAsync);

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> GetAsync(
        int id, DatasetList datasets, IServiceProvider services, CancellationToken ct)
    {
        var classes = await datasets.ReadClassesAsync(id, ct);
        if (classes.Count == 0)
            return TypedResults.Problem($"There is no dataset {id}.", statusCode: StatusCodes.Status404NotFound, title: "Dataset not found");
        var contexts = services.GetRequiredService<IDbContextFactory<Fer.Data.FerDbContext>>();
        return TypedResults.Stream(
            async stream =>
            {
                await using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\r\n" };
                await writer.WriteLineAsync(LabelCsv.Header);
                await foreach (var row in LabelRows.ReadAsync(contexts, id, ct))
                    await writer.WriteLineAsync(LabelCsv.Line(row).AsMemory(), ct);
            },
            "text/csv; charset=utf-8", $"labels-{id}.csv");
    }
}
