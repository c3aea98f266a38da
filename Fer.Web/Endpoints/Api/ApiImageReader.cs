using Fer.Engine.Detection;
using Fer.Engine.Imaging;

namespace Fer.Web.Endpoints.Api;

/// <summary>
/// Reads the images of requests, several at once. All requests together decode on a bounded number of threads, since a photo takes up to 80 MiB
/// while it is read; and only some requests at a time are taken in.
/// </summary>
/// <param name="reader">Decodes and finds faces.</param>
internal sealed class ApiImageReader(PictureReader reader) : IDisposable
{
    /// <summary>Requests whose bodies are taken in at once; the others wait unread.</summary>
    private const int MostRequests = 8;

    private const int MostThreads = 8;

    private static readonly int Threads = Math.Min(Environment.ProcessorCount, MostThreads);

    private readonly TaskScheduler _threads = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, Threads).ConcurrentScheduler;

    private readonly SemaphoreSlim _requests = new(MostRequests);

    /// <summary>Waits until a request may be taken in; to be disposed once it is answered.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken ct)
    {
        await _requests.WaitAsync(ct);
        return new Place(_requests);
    }

    /// <summary>Reads files; each is decoded once and only its faces are kept.</summary>
    /// <param name="files">The files.</param>
    /// <param name="margin">Margin around each face that is found; null where a whole image is one face.</param>
    /// <param name="ct">Looked at before each file.</param>
    /// <returns>The images in the order of the files.</returns>
    /// <exception cref="IOException">A file ended early.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<IReadOnlyList<ApiSentImage>> ReadAsync(IReadOnlyList<ApiSentFile> files, double? margin, CancellationToken ct)
    {
        var images = new ApiSentImage[files.Count];
        var options = new ParallelOptions { TaskScheduler = _threads, MaxDegreeOfParallelism = Threads, CancellationToken = ct };
        await Parallel.ForAsync(0, files.Count, options, async (index, _) => images[index] = await ReadAsync(files[index], margin, ct));
        return images;
    }

    private async Task<ApiSentImage> ReadAsync(ApiSentFile file, double? margin, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var content = new byte[file.Length];
        await using (var stream = file.Open())
            await stream.ReadExactlyAsync(content, ct);
        try
        {
            return new(file.Name, reader.Read(content, margin), null);
        }
        catch (UndecodableImageException broken)
        {
            return new(file.Name, null, $"This image cannot be read: {broken.Message}.");
        }
    }

    public void Dispose() => _requests.Dispose();

    private sealed class Place(SemaphoreSlim requests) : IDisposable
    {
        public void Dispose() => requests.Release();
    }
}
