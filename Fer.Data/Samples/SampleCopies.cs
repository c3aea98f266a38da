using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Samples;

/// <summary>Reads samples as copies of each other.</summary>
internal static class SampleCopies
{
    /// <summary>Reads them, by id.</summary>
    public static async Task<List<SampleCopy>> ToCopiesAsync(this IQueryable<Sample> samples, CancellationToken ct)
    {
        var rows = await samples.OrderBy(sample => sample.Id)
            .Select(sample => new { sample.Id, sample.Label, sample.Usage, sample.SourceKey, sample.PixelHash, sample.IsExcluded }).ToListAsync(ct);
        return rows.ConvertAll(row => new SampleCopy(row.Id, row.Label, row.Usage, row.SourceKey) { ImageTag = SampleImageTag.Of(row.PixelHash), IsExcluded = row.IsExcluded });
    }
}
