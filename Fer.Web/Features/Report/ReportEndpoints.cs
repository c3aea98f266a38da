using Fer.Engine.Export;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fer.Web.Features.Report;

/// <summary>The report of a run as one HTML file that needs nothing else: to read, to print and to keep beside the model.</summary>
internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/runs/{id:int}/report.html", ReadAsync);

    private static async Task<Results<FileContentHttpResult, ContentHttpResult, ProblemHttpResult>> ReadAsync(
        int id, bool? download, RunReports reports, IServiceProvider services, ILoggerFactory logs, CancellationToken ct)
    {
        if (await Task.Run(() => reports.ReadAsync(id, ct), ct) is not { } report)
            return TypedResults.Problem($"There is no run {id}; it may have been deleted.", statusCode: StatusCodes.Status404NotFound, title: "Run not found");
        await using var renderer = new HtmlRenderer(services, logs);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ReportDocument.Report)] = report });
            return (await renderer.RenderComponentAsync<ReportDocument>(parameters)).ToHtmlString();
        });
        return download == true
            ? TypedResults.File(System.Text.Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", SafeName.Of($"{report.Detail.Run.Name}-report.html", "report.html"))
            : TypedResults.Content(html, "text/html; charset=utf-8");
    }
}
