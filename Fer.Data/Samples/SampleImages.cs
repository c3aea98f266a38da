using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Samples;

/// <summary>Reads stored images.</summary>
public sealed class SampleImages(IDbContextFactory<FerDbContext> contexts)
{
    private static readonly Func<FerDbContext, long, CancellationToken, Task<StoredImage?>> Find =
        EF.CompileAsyncQuery((FerDbContext db, long id, CancellationToken ct) =>
            (from image in db.Images
             join sample in db.Samples on image.SampleId equals sample.Id
             where image.SampleId == id
             select new StoredImage(image.MediaType, image.Content, sample.PixelHash)).FirstOrDefault());

    /// <summary>The sample's bytes as stored, or null where there is no such sample.</summary>
    public async Task<StoredImage?> FindAsync(long sampleId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Find(db, sampleId, ct);
    }
}
