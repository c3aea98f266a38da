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
        int id, HttpRequest request, ExportReader reader, TimeProvider clock, IServiceProvider services, CancellationToken ct)
    {
        var (plan, query, problem) = await ExportEndpoints.PlanAsync(id, request, reader, mayBeEmpty: true, ct);
        if (plan is null)
            return problem!;
        var (moment, refusal) = ReadMoment(request.Query["asof"], query, clock);
        if (refusal is not null)
            return refusal;
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
            "text/csv; charset=utf-8", ExportEndpoints.FileName(plan, moment is { } of ? $"labels-as-of-{of.UtcDateTime:yyyyMMdd-HHmmss}Z.csv" : "labels.csv"));
    }

    /// <summary>The moment whose labels are asked for; null for now. Filters speak of now, so the two do not go together.</summary>
    private static (DateTimeOffset? Moment, ProblemHttpResult? Refusal) ReadMoment(string? text, ExportQuery query, TimeProvider clock)
    {
        if (text is null)
            return (null, null);
        if (!MomentText.TryParse(text, clock.LocalTimeZone, out var moment))
            return (null, Refuse($"asof={text} is no moment. Give {MomentText.Expected}."));
        return query.Order is { Filter.IsEmpty: true, LeavesOutExcluded: false }
            ? (moment, null)
            : (null, Refuse("Conditions on images speak of now, asof of another moment. Leave one of them out."));
    }

    private static ProblemHttpResult Refuse(string sentence) =>
        TypedResults.Problem(sentence, statusCode: StatusCodes.Status400BadRequest, title: "Moment not understood");
}
