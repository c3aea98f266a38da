using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Samples;

/// <summary>Reads one sample for a closer look.</summary>
public sealed class SampleDetails(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Copies that are listed at most.</summary>
    public const int MostCopies = 50;

    /// <summary>The sample, or null where the dataset has none with this id.</summary>
    public async Task<SampleDetail?> FindAsync(int datasetId, long sampleId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await (
            from sample in db.Samples.AsNoTracking()
            join source in db.ImportSources on sample.ImportSourceId equals source.Id
            where sample.Id == sampleId && sample.DatasetId == datasetId
            select new
            {
                sample.Label,
                sample.OriginalLabel,
                sample.Version,
                sample.PixelHash,
                sample.SourceKey,
                sample.Usage,
                sample.Width,
                sample.Height,
                Source = source.Name,
            }).SingleOrDefaultAsync(ct);
        if (row is null)
            return null;
        var copies = await db.Samples.AsNoTracking()
            .Where(other => other.DatasetId == datasetId && other.PixelHash == row.PixelHash && other.Id != sampleId)
            .OrderBy(other => other.Id).Take(MostCopies)
            .Select(other => new SampleCopy(other.Id, other.Label, other.Usage, other.SourceKey)).ToListAsync(ct);
        var votes = await db.Votes.AsNoTracking().Where(vote => vote.SampleId == sampleId)
            .OrderBy(vote => vote.Study).ThenByDescending(vote => vote.Count).ThenBy(vote => vote.Choice)
            .Select(vote => new VoteCount(vote.Study, vote.Choice, vote.Count)).ToListAsync(ct);
        var cell = new SampleCell(sampleId, row.Label, row.OriginalLabel, row.Version, SampleImageTag.Of(row.PixelHash));
        return new SampleDetail(cell, row.Source, row.SourceKey, row.Usage, row.Width, row.Height, copies, votes);
    }
}
