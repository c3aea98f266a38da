using Fer.Data.Datasets;
using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Ratings;

/// <summary>Reads all answers of a round. Answers for a class that was merged since count for the one it was merged into.</summary>
public sealed class RoundAnswers(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>Every sample of the round, by id, whether answered or not.</summary>
    public async Task<IReadOnlyList<RatedSample>> ReadAsync(int roundId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await ReadAsync(db, roundId, ct);
    }

    internal static async Task<IReadOnlyList<RatedSample>> ReadAsync(FerDbContext db, int roundId, CancellationToken ct)
    {
        var datasetId = await db.RatingRounds.Where(round => round.Id == roundId).Select(round => round.DatasetId).SingleOrDefaultAsync(ct);
        var merges = await ClassMerges.ReadAsync(db, datasetId, ct);
        var answers = (await (
            from rating in db.Ratings.AsNoTracking()
            join curator in db.Curators on rating.CuratorId equals curator.Id
            where rating.RoundId == roundId
            orderby rating.CuratorId
            select new { rating.SampleId, rating.CuratorId, curator.Name, rating.Answer }).ToListAsync(ct))
            .ToLookup(row => row.SampleId, row => new RaterAnswer(row.CuratorId, row.Name, merges.Resolve(row.Answer) ?? row.Answer));
        var samples = await (
            from row in db.RatingRoundSamples.AsNoTracking()
            join sample in db.Samples on row.SampleId equals sample.Id
            where row.RoundId == roundId
            orderby row.SampleId
            select new { sample.Id, sample.PixelHash, sample.Label, sample.Version }).ToListAsync(ct);
        return [.. samples.Select(row => new RatedSample(row.Id, SampleImageTag.Of(row.PixelHash), row.Label, row.Version, [.. answers[row.Id]]))];
    }
}
