using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Splits;

/// <summary>Reads splits.</summary>
public sealed class SplitList(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>All splits of a dataset that people made, newest first; folds of cross-validations are not among them.</summary>
    public async Task<IReadOnlyList<SplitSummary>> ReadAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await ReadAsync(db, db.Splits.Where(split => split.DatasetId == datasetId && split.CrossValidationId == null), ct);
    }

    /// <summary>What a split holds, or null where there is none with this id.</summary>
    public async Task<SplitFacts?> FindAsync(int splitId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var summary = (await ReadAsync(db, db.Splits.Where(split => split.Id == splitId), ct)).SingleOrDefault();
        if (summary is null)
            return null;
        var stored = await db.Splits.AsNoTracking().Where(split => split.Id == splitId).Select(split => new { split.ContentHash, split.Certificate }).SingleAsync(ct);
        var counts = await db.SplitSamples.AsNoTracking().Where(row => row.SplitId == splitId)
            .GroupBy(row => new { row.Part, row.Label })
            .Select(group => new PartClassCount(group.Key.Part, group.Key.Label, group.Count())).ToListAsync(ct);
        return new SplitFacts(
            summary,
            Convert.ToHexStringLower(stored.ContentHash),
            [.. counts.OrderBy(row => row.Part).ThenBy(row => row.Label)],
            stored.Certificate);
    }

    private static async Task<IReadOnlyList<SplitSummary>> ReadAsync(FerDbContext db, IQueryable<Split> splits, CancellationToken ct)
    {
        var rows = await splits.AsNoTracking().OrderByDescending(split => split.Id)
            .Select(split => new { Split = split, Runs = db.Runs.Count(run => run.SplitId == split.Id), Base = db.Splits.Where(other => other.Id == split.BaseSplitId).Select(other => other.Name).FirstOrDefault() }).ToListAsync(ct);
        var ids = rows.ConvertAll(row => row.Split.Id);
        var parts = (await db.SplitSamples.AsNoTracking().Where(row => ids.Contains(row.SplitId))
            .GroupBy(row => new { row.SplitId, row.Part })
            .Select(group => new { group.Key.SplitId, group.Key.Part, Count = group.Count() }).ToListAsync(ct))
            .ToLookup(row => row.SplitId, row => (row.Part, row.Count));
        return [.. rows.Select(row => new SplitSummary(
            row.Split.Id, row.Split.DatasetId, row.Split.Name, row.Split.CreatedAt, row.Split.Seed, row.Split.ValidationShare,
            row.Split.TestRule, row.Split.TestShare, parts[row.Split.Id].ToDictionary(part => part.Part, part => part.Count), row.Runs,
            row.Split.KeepsNearTogether, row.Split.Field, row.Split.BaseSplitId, row.Base))];
    }
}
