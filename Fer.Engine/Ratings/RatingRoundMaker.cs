using Fer.Data;
using Fer.Data.Curators;
using Fer.Data.Ratings;
using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Ratings;

/// <summary>Makes rounds of blind rating.</summary>
public sealed class RatingRoundMaker(IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    /// <summary>Most samples of one round.</summary>
    public const int MostSamples = 20_000;

    /// <summary>Samples that a round could draw from: identical images count once, for nobody should rate one twice.</summary>
    public async Task<int> CountCandidatesAsync(SampleFilter scope, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Matching(scope).Select(sample => sample.PixelHash).Distinct().CountAsync(ct);
    }

    /// <summary>Draws the samples and stores the round, in one transaction.</summary>
    /// <returns>Key of the round, and the number of samples drawn: fewer than asked for where the scope has no more.</returns>
    /// <exception cref="RatingException">The name is empty, too long or taken, the number is out of range, or nothing fits the scope.</exception>
    public async Task<(int RoundId, int SampleCount)> MakeAsync(NewRound order, ActingCurator by, CancellationToken ct)
    {
        var name = order.Name.Trim();
        if (name.Length is 0 or > RatingRound.LongestName)
            throw new RatingException($"Give the round a name of 1 to {RatingRound.LongestName} characters.");
        if (order.Count is < 1 or > MostSamples)
            throw new RatingException($"A round has 1 to {MostSamples} images, not {order.Count}. Nothing was made.");
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var datasetId = order.Scope.DatasetId;
        if (await db.RatingRounds.AnyAsync(round => round.DatasetId == datasetId && round.Name == name, ct))
            throw new RatingException($"This dataset already has a round named {name}. Nothing was made. Choose another name.");
        var drawn = RoundDraw.Draw(await ReadCandidatesAsync(db, order.Scope, ct), order.Count, order.IsByClass, order.Seed);
        if (drawn.Count == 0)
            throw new RatingException("No image fits these conditions. Nothing was made. Choose others in Browse.");
        var row = new RatingRound
        {
            DatasetId = datasetId,
            Name = name,
            CreatedAt = clock.GetUtcNow(),
            CuratorId = by.Id,
            Query = SampleFilterUrl.Format(order.Scope),
            Seed = order.Seed,
        };
        db.RatingRounds.Add(row);
        await db.SaveChangesAsync(ct);
        db.RatingRoundSamples.AddRange(drawn.Select(id => new RatingRoundSample { RoundId = row.Id, SampleId = id }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (row.Id, drawn.Count);
    }

    private static async Task<List<(long, int)>> ReadCandidatesAsync(FerDbContext db, SampleFilter scope, CancellationToken ct)
    {
        var rows = await db.Matching(scope).OrderBy(sample => sample.Id)
            .Select(sample => new { sample.Id, sample.Label, sample.PixelHash }).ToListAsync(ct);
        return [.. rows.DistinctBy(row => Convert.ToHexString(row.PixelHash)).Select(row => (row.Id, row.Label))];
    }
}
