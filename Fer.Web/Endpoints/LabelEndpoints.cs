using Fer.Data;
using Fer.Engine.Exchange;
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
        int id, HttpRequest request, ExportReader reader, IServiceProvider services, CancellationToken ct)
    {
        var (plan, query, problem) = await ExportEndpoints.PlanAsync(id, request, reader, mayBeEmpty: true, ct);
        if (plan is null)
            return problem!;
        var contexts = services.GetRequiredService<IDbContextFactory<FerDbContext>>();
        return TypedResults.Stream(
            async stream =>
            {
                await using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\r\n" };
                await writer.WriteLineAsync(LabelCsv.Header);
                await foreach (var row in LabelRows.ReadAsync(contexts, query.Order, ct))
                    await writer.WriteLineAsync(LabelCsv.Line(row).AsMemory(), ct);
            },
            "text/csv; charset=utf-8", ExportEndpoints.FileName(plan, "labels.csv"));
    }
}
