using Fer.Engine.Inference;
using Fer.Web.Components.Shared;
using Fer.Web.Hosting.Inference;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Fer.Web.Endpoints.Api;

/// <summary>Predicts on images that a program sends. Nothing of them is kept.</summary>
internal static class ApiPredict
{
    /// <summary>Images in one request.</summary>
    public const int MostImages = 256;

    /// <summary>Bytes of one request.</summary>
    public const long MostBytes = 64 * 1024 * 1024;

    public static void MapPredict(this IEndpointRouteBuilder api) => api.MapPost("/predict", PredictAsync)
        .WithTags("Predict").WithSummary($"What a run says of faces. Send one image as the body, or up to {MostImages} as multipart/form-data; PNG or JPEG, each one face as in training. Condition: run (needed).")
        .WithMetadata(new RequestSizeLimitAttribute(MostBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = MostBytes, ValueCountLimit = 2 * MostImages })
        .DisableAntiforgery()
        .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status413PayloadTooLarge);

    private static async Task<Results<Ok<ApiPrediction>, ProblemHttpResult>> PredictAsync(HttpRequest request, RunClassifiers classifiers, CancellationToken ct)
    {
        var query = new ApiQuery(request, "run");
        if (query.Id("run") is not { } run || query.Problem is not null)
            return ApiProblems.NotUnderstood(query.Problem ?? "Say which run predicts, as in /api/predict?run=1.");
        IReadOnlyList<ApiSentImage> sent;
        try
        {
            sent = await ReadAsync(request, ct);
        }
        catch (Exception broken) when (broken is BadHttpRequestException or InvalidDataException or IOException && !ct.IsCancellationRequested)
        {
            return broken is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } || broken.Message.Contains("limit", StringComparison.OrdinalIgnoreCase)
                ? ApiProblems.Of(StatusCodes.Status413PayloadTooLarge, "Too large", $"A request may hold {MostImages} images and {Formats.Bytes(MostBytes)}. Nothing was predicted; send them in several.")
                : ApiProblems.NotUnderstood("The body could not be read. Send one image as it is, or several as multipart/form-data.");
        }

        if (sent.Count is 0 or > MostImages)
            return ApiProblems.NotUnderstood(sent.Count == 0 ? "There is no image in the request." : $"There are {sent.Count} images in the request; at most {MostImages} are taken. Send them in several.");
        try
        {
            using var lease = await classifiers.RentAsync(run, ct);
            return TypedResults.Ok(Predict(lease.Classifier, sent, ct));
        }
        catch (ModelFileException refusal)
        {
            return ApiProblems.NotFound(refusal.Message);
        }
    }

    private static async Task<IReadOnlyList<ApiSentImage>> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasFormContentType)
        {
            var body = await BytesAsync(request.Body, ct);
            return body.Length == 0 ? [] : [ApiSentImage.Of("image", body)];
        }

        List<ApiSentImage> images = [];
        foreach (var file in (await request.ReadFormAsync(ct)).Files)
        {
            await using var stream = file.OpenReadStream();
            images.Add(ApiSentImage.Of(file.FileName, await BytesAsync(stream, ct)));
        }

        return images;
    }

    private static async Task<byte[]> BytesAsync(Stream stream, CancellationToken ct)
    {
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory, ct);
        return memory.ToArray();
    }

    private static ApiPrediction Predict(OnnxClassifier classifier, IReadOnlyList<ApiSentImage> sent, CancellationToken ct)
    {
        var faces = sent.Where(image => image.Face is not null).SelectMany(image => image.Face!).ToArray();
        var rows = new Queue<float[]>(classifier.Predict(faces, progress: null, ct).Chunk(classifier.Classes.Count));
        return new(classifier.RunId, classifier.Epoch, classifier.Classes, [.. sent.Select(image => image.Face is null
            ? new ApiPredictedImage(image.Name, null, null, null, image.Error)
            : Said(image.Name, rows.Dequeue(), classifier.Classes))]);
    }

    private static ApiPredictedImage Said(string name, float[] row, IReadOnlyList<string> classes)
    {
        var top = Array.IndexOf(row, row.Max());
        return new(name, classes[top], row[top], row, null);
    }
}
