using Fer.Engine.Imaging;

namespace Fer.Web.Endpoints.Api;

/// <summary>A file of a request, not yet read.</summary>
/// <param name="Name">Name it was sent under.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Open">Opens it.</param>
internal sealed record ApiSentFile(string Name, long Length, Func<Stream> Open)
{
    /// <summary>Name of an image that is the whole body.</summary>
    private const string Alone = "image";

    /// <summary>The files of a request: those of its form, or its body; empty where it has none.</summary>
    public static async Task<IReadOnlyList<ApiSentFile>> AllAsync(HttpRequest request, CancellationToken ct)
    {
        // Not HasFormContentType: curl says that a body it sends is a form, unless it is told otherwise.
        if (request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true)
            return [.. (await request.ReadFormAsync(ct)).Files.Select(file => new ApiSentFile(file.FileName, file.Length, file.OpenReadStream))];
        // A byte more than is read, so that reading it says that it is too large.
        var most = ImageLimits.MaxBytes + 1;
        var body = new byte[(int)Math.Min(request.ContentLength ?? most, most)];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, ct);
        return length == 0 ? [] : [new(Alone, length, () => new MemoryStream(body, 0, length))];
    }
}
