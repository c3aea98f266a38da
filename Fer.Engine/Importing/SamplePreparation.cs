using System.Threading.Channels;
using Fer.Engine.Imaging;

namespace Fer.Engine.Importing;

/// <summary>
/// Reads a source on one thread and decodes, hashes and encodes on all cores, while the caller writes; chunks come in the source's order.
/// What is under way is bounded in entries and bytes, so memory does not grow with the source.
/// </summary>
internal sealed class SamplePreparation(IDatasetReader reader, ClassMap classes)
{
    private const int ChunkEntries = 128;
    private const int ChunkBytes = 4 * 1024 * 1024;

    /// <summary>Streams the prepared chunks.</summary>
    public async IAsyncEnumerable<PreparedChunk> RunAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var chunks = Channel.CreateBounded<Task<PreparedChunk>>(Environment.ProcessorCount);
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
        }
        await reading;
    }

    private async Task ReadAsync(ChannelWriter<Task<PreparedChunk>> chunks, CancellationToken ct)
    {
        try
        {
            var pending = new List<SourceEntry>(ChunkEntries);
            var bytes = 0;
            foreach (var entry in reader.Read(classes))
            {
                ct.ThrowIfCancellationRequested();
                pending.Add(entry);
                bytes += (entry as SourceImage)?.Size ?? 0;
                if (pending.Count < ChunkEntries && bytes < ChunkBytes)
                    continue;
                await chunks.WriteAsync(Prepare(pending, ct), ct);
                pending = new List<SourceEntry>(ChunkEntries);
                bytes = 0;
            }
            if (pending.Count > 0)
                await chunks.WriteAsync(Prepare(pending, ct), ct);
            chunks.Complete();
        }
        catch (Exception error)
        {
            chunks.Complete(error);
        }
    }

    private static Task<PreparedChunk> Prepare(List<SourceEntry> entries, CancellationToken ct) => Task.Run(
        () =>
        {
            var samples = new List<PreparedSample>(entries.Count);
            var rejections = new List<RejectedEntry>();
            foreach (var entry in entries)
            {
                ct.ThrowIfCancellationRequested();
                if (entry is RejectedSource rejected)
                    rejections.Add(rejected.Entry);
                else if (entry is SourceImage image)
                    Prepare(image, samples, rejections);
            }
            return new PreparedChunk(samples, rejections, entries[^1].Fraction);
        },
        ct);

    private static void Prepare(SourceImage source, List<PreparedSample> samples, List<RejectedEntry> rejections)
    {
        try
        {
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
