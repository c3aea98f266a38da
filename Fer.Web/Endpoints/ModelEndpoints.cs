using System.Globalization;
using Fer.Data.Storage;
using Fer.Engine.Inference;
using Fer.Web.Endpoints.Api;
using Fer.Web.Hosting.Inference;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fer.Web.Endpoints;

/// <summary>A run's model to take away as an ONNX file, checked against the network that was trained.</summary>
internal static class ModelEndpoints
{
    public static void MapModels(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/runs/{id:int}/model.onnx", GetAsync);

    private static async Task<Results<PhysicalFileHttpResult, ProblemHttpResult>> GetAsync(int id, RunClassifiers classifiers, DataFolder folder, CancellationToken ct)
    {
        try
        {
            var export = await classifiers.EnsureAsync(id, ct);
            return TypedResults.PhysicalFile(
                Path.Combine(folder.Path, export.Path), "application/octet-stream",
                string.Create(CultureInfo.InvariantCulture, $"fer-run-{id}-epoch-{export.Epoch}.onnx"), export.ExportedAt, new($"\"{export.Sha256}\""));
        }
        catch (ModelFileException refusal)
        {
            return ApiProblems.Of(StatusCodes.Status404NotFound, "No model", refusal.Message);
        }
    }
}
