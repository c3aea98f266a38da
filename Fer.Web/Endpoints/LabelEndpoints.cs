using Fer.Data;
using Fer.Data.Labelling;
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
        int id, string? asof, HttpRequest request, ExportReader reader, TimeProvider clock, IServiceProvider services, CancellationToken ct)
    {
        var (plan, query, problem) = await ExportEndpoints.PlanAsync(id, request, reader, mayBeEmpty: true, ct);
        if (plan is null)
            return problem!;
        DateTimeOffset? moment = null;
        if (asof is not null)
        {
            if (!MomentText.TryParse(asof, clock.LocalTimeZone, out var given))
                return TypedResults.Problem($"asof={asof} is no moment. Give {MomentText.Expected}.", statusCode: StatusCodes.Status400BadRequest, title: "No such moment");
            moment = given;
        }
        var contexts = services.GetRequiredService<IDbContextFactory<FerDbContext>>();
        return TypedResults.Stream(
            async stream =>
            {
                await using var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\r\n" };
                await writer.WriteLineAsync(LabelCsv.Header);
                var labels = LabelRows.ReadAsync(contexts, query.Order, ct);
                await foreach (var row in moment is { } then ? labels.AsOfAsync(contexts, id, then, ct) : labels)
                    await writer.WriteLineAsync(LabelCsv.Line(row).AsMemory(), ct);
            },
            "text/csv; charset=utf-8", ExportEndpoints.FileName(plan, "labels.csv"));
    }
}
