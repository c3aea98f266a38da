using System.Globalization;
using Fer.Data.Splits;
using Fer.Engine.Export;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fer.Web.Features.Report;

/// <summary>The report of a run or of a comparison as one HTML file that needs nothing else: to read, to print and to keep beside the model.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/runs/{id:int}/report.html", ReadAsync);
        endpoints.MapGet("/compare/report.html", CompareAsync);
    }

    private static async Task<Results<FileContentHttpResult, ContentHttpResult, ProblemHttpResult>> ReadAsync(
        int id, bool? download, RunReports reports, IServiceProvider services, ILoggerFactory logs, CancellationToken ct)
    {
        if (await Task.Run(() => reports.ReadAsync(id, ct), ct) is not { } report)
            return TypedResults.Problem($"There is no run {id}; it may have been deleted.", statusCode: StatusCodes.Status404NotFound, title: "Run not found");
        var html = await WriteAsync<ReportDocument>(new() { [nameof(ReportDocument.Report)] = report }, services, logs);
        return Answer(html, download, $"{report.Detail.Run.Name}-report.html");
    }

    private static async Task<Results<FileContentHttpResult, ContentHttpResult, ProblemHttpResult>> CompareAsync(
        string? runs, string? part, bool? download, ComparisonReports reports, IServiceProvider services, ILoggerFactory logs, CancellationToken ct)
    {
        List<int> ids = [];
        foreach (var piece in (runs ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(piece, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                return Refuse($"'{piece}' is no run id. Give ids with commas between, such as runs=3,5.");
            ids.Add(id);
        }

        if (part is not (null or "validation" or "test"))
            return Refuse($"'{part}' is no part to compare on. Give part=validation or part=test.");
        if (await Task.Run(() => reports.ReadAsync(ids, part == "test" ? SplitPart.Test : SplitPart.Validation, ct), ct) is not { } report)
            return Refuse("A comparison needs two runs, and fewer than two of these are there; they may have been deleted. Choose others on the page Compare.");
        var html = await WriteAsync<ComparisonDocument>(new() { [nameof(ComparisonDocument.Report)] = report }, services, logs);
        return Answer(html, download, $"comparison-{string.Join('-', report.Comparison.Runs.Take(10).Select(run => run.Run.Id))}.html");
    }

    private static ProblemHttpResult Refuse(string words) => TypedResults.Problem(words, statusCode: StatusCodes.Status400BadRequest, title: "No comparison");

    private static async Task<string> WriteAsync<TDocument>(Dictionary<string, object?> parameters, IServiceProvider services, ILoggerFactory logs)
        where TDocument : IComponent
    {
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TDocument>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    private static Results<FileContentHttpResult, ContentHttpResult, ProblemHttpResult> Answer(string html, bool? download, string name) => download == true
        ? TypedResults.File(System.Text.Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", SafeName.Of(name, "report.html"))
        : TypedResults.Content(html, "text/html; charset=utf-8");
}
