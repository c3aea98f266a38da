using Fer.Data.Datasets;
using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Ratings;

/// <summary>Hands out the pictures of a round and takes one rater's answers, without the label and without anybody else's answer.</summary>
public sealed class RatingDesk(IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    /// <summary>The pictures of a round, by sample id.</summary>
    public async Task<IReadOnlyList<RoundImage>> ReadImagesAsync(int roundId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await (
            from row in db.RatingRoundSamples.AsNoTracking()
            join sample in db.Samples on row.SampleId equals sample.Id
            where row.RoundId == roundId
            orderby row.SampleId
            select new { row.SampleId, sample.PixelHash }).ToListAsync(ct);
        return [.. rows.Select(row => new RoundImage(row.SampleId, SampleImageTag.Of(row.PixelHash)))];
    }

    /// <summary>One rater's answers so far, by sample.</summary>
    public async Task<IReadOnlyDictionary<long, int>> ReadAnswersAsync(int roundId, int curatorId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Ratings.AsNoTracking().Where(rating => rating.RoundId == roundId && rating.CuratorId == curatorId)
            .ToDictionaryAsync(rating => rating.SampleId, rating => rating.Answer, ct);
    }

    /// <summary>Stores an answer, in place of an earlier one of the same rater. When it returns, the answer is on disk.</summary>
    /// <param name="roundId">The round.</param>
    /// <param name="sampleId">The sample.</param>
    /// <param name="curatorId">The rater.</param>
    /// <param name="answer">Class index, <see cref="Rating.NotAFace"/> or <see cref="Rating.Unsure"/>.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public async Task<RatingOutcome> AnswerAsync(int roundId, long sampleId, int curatorId, int answer, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var round = await db.RatingRounds.AsNoTracking().Where(row => row.Id == roundId)
            .Select(row => new { row.DatasetId, row.ClosedAt }).SingleOrDefaultAsync(ct);
        if (round is null || !await db.RatingRoundSamples.AnyAsync(row => row.RoundId == roundId && row.SampleId == sampleId, ct))
            return RatingOutcome.UnknownSample;
        if (round.ClosedAt is not null)
            return RatingOutcome.Closed;
        if (answer is not (Rating.NotAFace or Rating.Unsure) && (await ClassMerges.ReadAsync(db, round.DatasetId, ct)).Resolve(answer) != answer)
            return RatingOutcome.UnknownClass;
        var at = clock.GetUtcNow();
        var changed = await db.Ratings.Where(row => row.RoundId == roundId && row.CuratorId == curatorId && row.SampleId == sampleId)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Answer, answer).SetProperty(row => row.At, at), ct);
        if (changed == 0)
        {
            db.Ratings.Add(new Rating { RoundId = roundId, SampleId = sampleId, CuratorId = curatorId, Answer = answer, At = at });
            await db.SaveChangesAsync(ct);
        }
        await transaction.CommitAsync(ct);
        return RatingOutcome.Saved;
    }
}
