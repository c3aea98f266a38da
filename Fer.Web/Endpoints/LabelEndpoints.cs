using Fer.Data.Datasets;
using Fer.Data.Labelling;
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
        int id, string? asof, DatasetList datasets, TimeProvider clock, IServiceProvider services, CancellationToken ct)
    {
        var classes = await datasets.ReadClassesAsync(id, ct);
        if (classes.Count == 0)
            return TypedResults.Problem($"There is no dataset {id}.", statusCode: StatusCodes.Status404NotFound, title: "Dataset not found");
        DateTimeOffset? moment = null;
        if (asof is not null)
        {
            if (!MomentText.TryParse(asof, clock.LocalTimeZone, out var given))
                return TypedResults.Problem($"asof={asof} is no moment. Give {MomentText.Expected}.", statusCode: StatusCodes.Status400BadRequest, title: "No such moment");
            moment = given;
        }
        var contexts = services.GetRequiredService<IDbContextFactory<Fer.Data.FerDbContext>>();
        return TypedResults.Stream(
            async stream =>
            {
                await using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\r\n" };
                await writer.WriteLineAsync(LabelCsv.Header);
                var labels = LabelRows.ReadAsync(contexts, id, ct);
                await foreach (var row in moment is { } then ? labels.AsOfAsync(contexts, id, then, ct) : labels)
                    await writer.WriteLineAsync(LabelCsv.Line(row).AsMemory(), ct);
            },
            "text/csv; charset=utf-8", moment is { } of ? $"labels-{id}-as-of-{of.UtcDateTime:yyyyMMdd-HHmmss}Z.csv" : $"labels-{id}.csv");
    }
}
