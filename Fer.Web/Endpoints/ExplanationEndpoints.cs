using System.Globalization;
using Fer.Engine.Imaging;
using Fer.Web.Hosting.Explaining;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Fer.Web.Endpoints;

/// <summary>Serves maps of where models looked, so that they never pass through a circuit. Only those that were made already.</summary>
internal static class ExplanationEndpoints
{
    private const string OneDay = "private, max-age=86400";

    public static void MapExplanations(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/explanations/{runId:int}/{sampleId:long}", GetAsync);

    /// <summary>Address of a map, gray, white where the model looked most.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="sampleId">The image.</param>
    /// <param name="classIndex">Class explained.</param>
    /// <param name="version">Has no meaning to the server; another map has another.</param>
    public static string Address(int runId, long sampleId, int? classIndex, string version) => classIndex is { } asked
        ? string.Create(CultureInfo.InvariantCulture, $"explanations/{runId}/{sampleId}?class={asked}&v={version}")
        : string.Create(CultureInfo.InvariantCulture, $"explanations/{runId}/{sampleId}?v={version}");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetAsync(
        int runId, long sampleId, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "class")] int? classIndex, IExplanations explanations, HttpResponse response, CancellationToken ct)
    {
        var known = await explanations.FindAsync(runId, sampleId, classIndex, ct);
        if (known.Explanation is not { } made)
            return TypedResults.Problem(known.Trouble ?? "This map has not been made yet. Ask for it beside the image.", statusCode: StatusCodes.Status404NotFound, title: "Map not found");
        response.Headers.CacheControl = OneDay;
        return TypedResults.File(GrayPng.Encode(new GrayImage(FaceTensorImage.Side, FaceTensorImage.Side, made.Map)), "image/png");
    }
}
