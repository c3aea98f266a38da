using System.Globalization;
using Fer.Engine.Capturing;
using Fer.Engine.Detection;
using Fer.Engine.Imaging;
using Fer.Web.Components.Shared;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Fer.Web.Features.Predict;

/// <summary>Receives the pictures of a page over plain HTTP, and serves the faces that were cut out of them. Nothing is written to disk.</summary>
internal static class PictureEndpoints
{
    private const string Route = "predict/pictures";

    public static void MapPictures(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost($"/{Route}/{{key:guid}}/{{picture:int}}", ReadAsync).WithMetadata(new RequestSizeLimitAttribute(ImageLimits.MaxBytes));
        endpoints.MapGet($"/{Route}/{{key:guid}}/{{picture:int}}/faces/{{number:int}}", GetFace);
    }

    /// <summary>Where the browser sends the pictures of a tray; the number of the picture follows.</summary>
    public static string Address(Guid tray) => $"{Route}/{tray:N}";

    /// <summary>Address of a face's crop. The margin has no meaning to the server; with it, a crop that was cut otherwise has another address.</summary>
    public static string FaceAddress(Guid tray, int picture, int number, double? margin) =>
        string.Create(CultureInfo.InvariantCulture, $"{Address(tray)}/{picture}/faces/{number}?cut={margin?.ToString(CultureInfo.InvariantCulture) ?? "whole"}");

    private static async Task<Results<NoContent, ProblemHttpResult>> ReadAsync(
        Guid key, int picture, double? margin, HttpRequest request, PictureTrays trays, CancellationToken ct)
    {
        if (trays.Find(key) is not { } tray)
            return Refuse(StatusCodes.Status404NotFound, "The page that it was meant for is not open any more. Nothing was read or kept. Load the page again.");
        if (margin is not (null or (>= 0 and <= FaceCrop.LargestMargin)))
            return Refuse(StatusCodes.Status400BadRequest, $"A margin is 0 to {FaceCrop.LargestMargin}. Nothing was read. Choose another margin.");
        if (request.ContentLength > ImageLimits.MaxBytes)
            return TooLarge();
        using var content = new MemoryStream((int)(request.ContentLength ?? 0));
        try
        {
            await request.Body.CopyToAsync(content, ct);
        }
        catch (BadHttpRequestException refused) when (refused.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge();
        }

        await trays.ReadAsync(tray, picture, content.ToArray(), margin, ct);
        return TypedResults.NoContent();
    }

    private static Results<FileContentHttpResult, ProblemHttpResult> GetFace(Guid key, int picture, int number, PictureTrays trays, HttpResponse response)
    {
        if (trays.Find(key)?.Face(picture, number) is not { } pixels)
            return Refuse(StatusCodes.Status404NotFound, "There is no such face any more.");
        // The pixels are a person's own; no cache holds them longer than the page does.
        response.Headers.CacheControl = "no-store";
        return TypedResults.File(GrayPng.Encode(new GrayImage(CapturedFace.Side, CapturedFace.Side, pixels)), ImageFormat.Png.MediaType());
    }

    private static ProblemHttpResult TooLarge() => Refuse(
        StatusCodes.Status413PayloadTooLarge, $"It is larger than {Formats.Bytes(ImageLimits.MaxBytes)}. Nothing was kept. Save it smaller and choose it again.");

    private static ProblemHttpResult Refuse(int status, string sentence) => TypedResults.Problem(sentence, statusCode: status, title: "Picture not read");
}
