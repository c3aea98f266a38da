using Fer.Data.Samples;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Fer.Web.Endpoints;

/// <summary>Serves the images themselves, so that their bytes never pass through a circuit.</summary>
internal static class ImageEndpoints
{
    private const string ForEver = "private, max-age=31536000, immutable";

    public static void MapImages(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/images/{id:long}", GetAsync);

    /// <summary>Address of a sample's image. The tag has no meaning to the server; with it, another data folder's images have other addresses.</summary>
    public static string Address(long sampleId, string imageTag) => $"images/{sampleId}?v={imageTag}";

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetAsync(
        long id, SampleImages images, HttpResponse response, CancellationToken ct)
    {
        var image = await images.FindAsync(id, ct);
        if (image is null)
            return TypedResults.Problem($"There is no image {id}.", statusCode: StatusCodes.Status404NotFound, title: "Image not found");
        response.Headers.CacheControl = ForEver;
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(image.PixelHash)}\"");
        return TypedResults.File(image.Content, image.MediaType, entityTag: tag);
    }
}
