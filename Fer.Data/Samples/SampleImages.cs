using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Samples;

/// <summary>Reads stored images.</summary>
public sealed class SampleImages(IDbContextFactory<FerDbContext> contexts)
{
    private static readonly Func<FerDbContext, long, CancellationToken, Task<byte[]?>> Hash =
        EF.CompileAsyncQuery((FerDbContext db, long id, CancellationToken ct) =>
            db.Samples.Where(sample => sample.Id == id).Select(sample => sample.PixelHash).FirstOrDefault());

    private static readonly Func<FerDbContext, long, CancellationToken, Task<StoredImage?>> Image =
        EF.CompileAsyncQuery((FerDbContext db, long id, CancellationToken ct) =>
            db.Images.Where(image => image.SampleId == id)
                .Select(image => new StoredImage(image.MediaType, image.Content)).FirstOrDefault());

    /// <summary>The sample's pixel hash as 64 hexadecimal digits in lower case, or null where there is no such sample.</summary>
    public async Task<string?> FindHashAsync(long sampleId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Hash(db, sampleId, ct) is { } hash ? Convert.ToHexStringLower(hash) : null;
    }

    /// <summary>The sample's bytes as stored, or null where there are none.</summary>
    public async Task<StoredImage?> FindAsync(long sampleId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Image(db, sampleId, ct);
    }
}
