using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Ratings;

/// <summary>Reads rounds for lists, and closes them.</summary>
public sealed class RatingRounds(IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    /// <summary>The rounds of a dataset, the newest first.</summary>
    public async Task<IReadOnlyList<RoundSummary>> ListAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Summaries(db, db.RatingRounds.Where(round => round.DatasetId == datasetId)).ToListAsync(ct);
    }

    /// <summary>One round, or null where there is none with this id.</summary>
    public async Task<RoundSummary?> FindAsync(int roundId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Summaries(db, db.RatingRounds.Where(round => round.Id == roundId)).SingleOrDefaultAsync(ct);
    }

    /// <summary>Closes a round, so that it takes no more answers, or opens it again. Answers stay either way.</summary>
    /// <returns>Whether that changed anything.</returns>
    public async Task<bool> SetClosedAsync(int roundId, bool isClosed, CancellationToken ct)
    {
        DateTimeOffset? at = isClosed ? clock.GetUtcNow() : null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.RatingRounds.Where(round => round.Id == roundId && round.ClosedAt == null == isClosed)
            .ExecuteUpdateAsync(set => set.SetProperty(round => round.ClosedAt, at), ct) > 0;
    }

    private static IQueryable<RoundSummary> Summaries(FerDbContext db, IQueryable<RatingRound> rounds) =>
        from round in rounds.AsNoTracking()
        join curator in db.Curators on round.CuratorId equals curator.Id
        orderby round.Id descending
        select new RoundSummary(
            round.Id, round.DatasetId, round.Name, round.CreatedAt, curator.Name, round.Query, round.Seed, round.ClosedAt,
            db.RatingRoundSamples.Count(row => row.RoundId == round.Id),
            db.Ratings.Where(row => row.RoundId == round.Id).Select(row => row.CuratorId).Distinct().Count(),
            db.Ratings.Count(row => row.RoundId == round.Id));
}
