using System.Text.Json;
using Fer.Data.Splits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fer.Web.Endpoints;

/// <summary>Certificates of splits to take away.</summary>
internal static class SplitEndpoints
{
    public static void MapSplits(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/splits/{id:int}/certificate.json", GetAsync);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetAsync(int id, SplitList splits, CancellationToken ct)
    {
        var facts = await splits.FindAsync(id, ct);
        if (facts?.Certificate is null)
            return TypedResults.Problem(
                facts is null ? $"There is no split {id}." : $"Split {id} is older than certificates and has none.",
                statusCode: StatusCodes.Status404NotFound, title: "Certificate not found");
        var file = new SplitCertificateFile(facts.Summary.Name, facts.Summary.CreatedAt, facts.Summary.Seed, facts.ContentHash, facts.Certificate);
        return TypedResults.File(
            JsonSerializer.SerializeToUtf8Bytes(file, SplitJsonContext.Default.SplitCertificateFile), "application/json", $"split-{id}-certificate.json");
    }
}
