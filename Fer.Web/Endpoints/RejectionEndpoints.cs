using System.Text;
using Fer.Data.Datasets;
using Fer.Engine.Export;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fer.Web.Endpoints;

/// <summary>The rows and entries of a dataset's sources that could not be used, as a table to take away.</summary>
internal static class RejectionEndpoints
{
    public static void MapRejections(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/datasets/{id:int}/rejections.csv", GetAsync);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetAsync(int id, DatasetOverview datasets, CancellationToken ct)
    {
        var rows = await datasets.ReadRejectionsAsync(id, ct);
        if (rows is null)
            return TypedResults.Problem($"There is no dataset {id}.", statusCode: StatusCodes.Status404NotFound, title: "Dataset not found");
        var text = new StringBuilder("source,place,reason\n");
        foreach (var (source, row) in rows)
            text.Append(LabelCsv.Cell(source)).Append(',').Append(LabelCsv.Cell(row.Place)).Append(',').Append(LabelCsv.Cell(row.Reason)).Append('\n');
        return TypedResults.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"rejections-{id}.csv");
    }
}
