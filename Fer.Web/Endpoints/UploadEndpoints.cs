using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Fer.Web.Endpoints;

/// <summary>Receives files over plain HTTP as the raw body of a request: a circuit would choke on them.</summary>
internal static class UploadEndpoints
{
    public static void MapUploads(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/uploads", ReceiveAsync).WithMetadata(new RequestSizeLimitAttribute(UploadStore.Largest));

    private static async Task<Results<Ok<UploadAnswer>, ProblemHttpResult>> ReceiveAsync(
        [FromQuery] string? name, HttpRequest request, UploadStore uploads, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(name) || !UploadStore.IsKnownKind(name))
            return Refuse(StatusCodes.Status415UnsupportedMediaType, "Only .csv and .zip files can be uploaded. Nothing was kept. For a folder, give its path or a zip of it.");
        if (request.ContentLength > UploadStore.Largest)
            return TooLarge();
        var upload = await uploads.ReceiveAsync(name, request.Body, ct);
        return upload is null ? TooLarge() : TypedResults.Ok(new UploadAnswer(upload.Id, upload.Name, upload.Bytes));
    }

    private static ProblemHttpResult TooLarge() => Refuse(
        StatusCodes.Status413PayloadTooLarge,
        $"The file is larger than {Formats.Bytes(UploadStore.Largest)}. Nothing was kept. Put it on this machine and give its path instead.");

    private static ProblemHttpResult Refuse(int status, string sentence) => TypedResults.Problem(sentence, statusCode: status, title: "File not received");
}
