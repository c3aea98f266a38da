using Fer.Engine.Detection;
using Fer.Engine.Inference;
using Fer.Web.Components.Shared;
using Fer.Web.Hosting.Inference;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Fer.Web.Endpoints.Api;

/// <summary>Predicts on images that a program sends. Nothing of them is kept.</summary>
internal static class ApiPredict
{
    /// <summary>Address within the API.</summary>
    public const string Path = "/predict";

    /// <summary>Images in one request.</summary>
    public const int MostImages = 256;

    /// <summary>Bytes of one request.</summary>
    public const long MostBytes = 64 * 1024 * 1024;

    private const string RunName = "run";
    private const string DetectName = "detect";
    private const string MarginName = "margin";

    public static void MapPredict(this IEndpointRouteBuilder api) => api.MapPost(Path, PredictAsync)
        .WithTags("Predict").WithSummary(
            $"What a run says of faces. Send one image as the body, or up to {MostImages} as multipart/form-data; PNG or JPEG. Each is one face, cut out as in training; " +
            "with detect=true it is a picture in which faces are found first. Conditions: run (needed), detect, margin (added on each side of a face that is found, as a share of its box, 0 to 1; 0.1 where it is not given).")
        .WithMetadata(new RequestSizeLimitAttribute(MostBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = MostBytes, ValueCountLimit = 2 * MostImages })
        .DisableAntiforgery()
        .AddOpenApiOperationTransformer(ApiPredictDocument.DescribeAsync)
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status413PayloadTooLarge);

    private static async Task<Results<Ok<ApiPrediction>, ProblemHttpResult>> PredictAsync(
        HttpRequest request, RunClassifiers classifiers, ApiImageReader reader, CancellationToken ct)
    {
        var query = ApiQuery.OfAct(request, RunName, DetectName, MarginName);
        var (run, isDetected, margin) = (query.Id(RunName), query.Flag(DetectName) == true, query.Share(MarginName, FaceCrop.LargestMargin));
        if (run is null || query.Problem is not null)
            return ApiProblems.NotUnderstood(query.Problem ?? "Say which run predicts, as in /api/predict?run=1.");
        if (margin is not null && !isDetected)
            return ApiProblems.NotUnderstood("margin goes with detect=true: without it each image is taken whole. Nothing was predicted.");
        if (await classifiers.RefusalAsync(run.Value, ct) is { } refusal)
            return ApiProblems.NotFound(refusal);
        using var place = await reader.EnterAsync(ct);
        IReadOnlyList<ApiSentImage> sent;
        try
        {
            var files = await ApiSentFile.AllAsync(request, ct);
            if (files.Count is 0 or > MostImages)
                return ApiProblems.NotUnderstood(files.Count == 0 ? "There is no image in the request." : $"There are {files.Count} images in the request; at most {MostImages} are taken. Send them in several.");
            sent = await reader.ReadAsync(files, isDetected ? margin ?? FaceCrop.UsualMargin : null, ct);
        }
        catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException or IOException && !ct.IsCancellationRequested)
        {
            return broken is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } || broken.Message.Contains("limit", StringComparison.OrdinalIgnoreCase)
                ? ApiProblems.Of(StatusCodes.Status413PayloadTooLarge, "Too large", $"A request may hold {MostImages} images and {Formats.Bytes(MostBytes)}. Nothing was predicted; send them in several.")
                : ApiProblems.NotUnderstood("The body could not be read. Send one image as it is, or several as multipart/form-data.");
        }

        try
        {
            using var lease = await classifiers.RentAsync(run.Value, ct);
            return TypedResults.Ok(Predict(lease.Classifier, sent, isDetected, ct));
        }
        catch (ModelFileException unusable)
        {
            return ApiProblems.Of(StatusCodes.Status409Conflict, "Model cannot be used", unusable.Message);
        }
    }

    private static ApiPrediction Predict(OnnxClassifier classifier, IReadOnlyList<ApiSentImage> sent, bool isDetected, CancellationToken ct)
    {
        var faces = PictureClassifier.Predict(classifier, [.. sent.Select(image => image.Picture)], ct);
        return new(classifier.RunId, classifier.Epoch, classifier.Classes, [.. sent.Zip(faces, (image, said) => ApiPredictedImage.Of(image, said, classifier.Classes, isDetected))]);
    }
}
