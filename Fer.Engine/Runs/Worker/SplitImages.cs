using Fer.Data;
using Fer.Data.Splits;
using Fer.Engine.Imaging;
using Fer.Engine.Training;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs.Worker;

/// <summary>Reads the images of a split out of the database, decoding each once.</summary>
public sealed class SplitImages(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Reads one part; only its gray 48x48 pixels stay in memory.</summary>
    /// <exception cref="RunFailedException">A stored image cannot be decoded.</exception>
    public async Task<PartImages> ReadAsync(int splitId, SplitPart part, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = db.SplitSamples.Where(row => row.SplitId == splitId && row.Part == part);
        var count = await rows.CountAsync(ct);
        var pixels = new byte[checked(count * FaceTensorImage.Area)];
        var labels = new int[count];
        var ids = new long[count];
        var images = rows.OrderBy(row => row.SampleId)
            .Join(db.Images, row => row.SampleId, image => image.SampleId, (row, image) => new { row.SampleId, row.Label, image.Content })
            .AsNoTracking().AsAsyncEnumerable();
        var index = 0;
        await foreach (var image in images.WithCancellation(ct))
        {
            Decode(image.SampleId, image.Content).CopyTo(pixels, index * FaceTensorImage.Area);
            labels[index] = image.Label;
            ids[index] = image.SampleId;
            index++;
        }

        if (index != count)
            throw new RunFailedException($"{count - index} images of the split are missing from the database. Run fer verify to see which, and restore a backup.");
        return new PartImages(ids, new LabelledImages(pixels, labels));
    }

    internal static byte[] Decode(long sampleId, byte[] content)
    {
        try
        {
            return FaceTensorImage.To48x48Gray(ImageDecoder.Decode(content).Gray);
        }
        catch (UndecodableImageException error)
        {
            throw new RunFailedException($"The stored image of sample {sampleId} cannot be read: {error.Message}. Run fer verify, and restore a backup where it reports damage.", error);
        }
    }
}
