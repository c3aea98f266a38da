using System.Threading.Channels;
using Fer.Engine.Imaging;

namespace Fer.Engine.Importing;

/// <summary>
/// Reads a source on one thread and decodes, hashes and encodes on all cores, while the caller writes; chunks come in the source's order.
/// What is under way is bounded in entries and bytes, so memory does not grow with the source.
/// </summary>
/// <param name="reader">The source.</param>
/// <param name="classes">Classes of the dataset.</param>
/// <param name="cutter">Cuts faces out of the source's pictures; null where each is a face already.</param>
internal sealed class SamplePreparation(IDatasetReader reader, ClassMap classes, FaceCutter? cutter = null)
{
    // A photograph takes up to a hundred megabytes and half a second, a face nothing to speak of.
    private const int ChunkPhotos = 16;
    private const int MostPhotosAtOnce = 4;
    private const int ChunkEntries = 128;
    private const int ChunkBytes = 4 * 1024 * 1024;

    /// <summary>Streams the prepared chunks.</summary>
    public async IAsyncEnumerable<PreparedChunk> RunAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var chunks = Channel.CreateBounded<Task<PreparedChunk>>(
            cutter is null ? Environment.ProcessorCount : Math.Min(Environment.ProcessorCount, MostPhotosAtOnce));
        var reading = Task.Factory.StartNew(
            () => ReadAsync(chunks.Writer, stop.Token), stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        try
        {
            await foreach (var chunk in chunks.Reader.ReadAllAsync(ct))
                yield return await chunk;
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // Whoever stops early disposes of the cutter next, and these may be using it.
            while (chunks.Reader.TryRead(out var left))
                await ((Task)left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        await reading;
    }

    private async Task ReadAsync(ChannelWriter<Task<PreparedChunk>> chunks, CancellationToken ct)
    {
        try
        {
            var most = cutter is null ? ChunkEntries : ChunkPhotos;
            var pending = new List<SourceEntry>(most);
            var bytes = 0;
            foreach (var entry in reader.Read(classes))
            {
                ct.ThrowIfCancellationRequested();
                pending.Add(entry);
                bytes += (entry as SourceImage)?.Size ?? 0;
                if (pending.Count < most && bytes < ChunkBytes)
                    continue;
                await BeginAsync(chunks, pending, ct);
                pending = new List<SourceEntry>(most);
                bytes = 0;
            }
            if (pending.Count > 0)
                await BeginAsync(chunks, pending, ct);
            chunks.Complete();
        }
        catch (Exception error)
        {
            chunks.Complete(error);
        }
    }

    /// <summary>Begins a chunk once there is room for it, so that each that was begun is in the channel.</summary>
    private async Task BeginAsync(ChannelWriter<Task<PreparedChunk>> chunks, List<SourceEntry> entries, CancellationToken ct)
    {
        await chunks.WaitToWriteAsync(ct);
        chunks.TryWrite(Prepare(entries, ct));
    }

    private Task<PreparedChunk> Prepare(List<SourceEntry> entries, CancellationToken ct) => Task.Run(
        () =>
        {
            var samples = new List<PreparedSample>(entries.Count);
            var rejections = new List<RejectedEntry>();
            var faces = cutter is null ? null : new List<(int Found, int Taken)>(entries.Count);
            foreach (var entry in entries)
            {
                ct.ThrowIfCancellationRequested();
                if (entry is RejectedSource rejected)
                    rejections.Add(rejected.Entry);
                else if (entry is SourceImage image)
                    Prepare(image, samples, rejections, faces);
            }
            return new PreparedChunk(samples, rejections, entries[^1].Fraction) { Faces = faces };
        },
        ct);

    private void Prepare(
        SourceImage source, List<PreparedSample> samples, List<RejectedEntry> rejections, List<(int Found, int Taken)>? faces)
    {
        try
        {
            if (cutter is not null && faces is not null)
            {
                var (found, taken) = cutter.Cut(source);
                faces.Add((found, taken.Count));
                samples.AddRange(taken);
                if (found == 0)
                    rejections.Add(new RejectedEntry(source.Place, FaceCutter.NoFace));
                return;
            }
            var (gray, mediaType, content) = Encode(source);
            samples.Add(new PreparedSample(source, PixelHash.Compute(gray), gray.Width, gray.Height, GrayStatistics.Of(gray), mediaType, content));
        }
        catch (UndecodableImageException error)
        {
            rejections.Add(new RejectedEntry(source.Place, error.Message));
        }
    }

    private static (GrayImage Gray, string MediaType, byte[] Content) Encode(SourceImage source)
    {
        if ((source.Pixels ?? source.Draw?.Invoke()) is { } pixels)
            return (pixels, ImageFormat.Png.MediaType(), GrayPng.Encode(pixels));
        var file = source.File ?? throw new UndecodableImageException("it is empty");
        var decoded = ImageDecoder.Decode(file);
        return (decoded.Gray, decoded.Format.MediaType(), file);
    }
}
