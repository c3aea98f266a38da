using Fer.Data.Datasets;
using Fer.Data.Samples;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Quality;

/// <summary>Sets nearly identical images apart where a person says that they are different pictures, and puts them together again.</summary>
public sealed class NearGroups(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>
    /// Takes an image, and with it its exact copies, out of its group: all its pairs with images of other pixels count no
    /// more, and what is left of the group is divided where only they held it together.
    /// </summary>
    /// <returns>Pairs that were rejected now; empty where the image has none.</returns>
    public async Task<IReadOnlyList<NearLink>> RejectAsync(int datasetId, long sampleId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var hashes = db.Samples.Where(sample => sample.Id == sampleId && sample.DatasetId == datasetId).Select(sample => sample.PixelHash);
        List<long> copies = await db.Samples.Where(sample => sample.DatasetId == datasetId && hashes.Contains(sample.PixelHash)).Select(sample => sample.Id).ToListAsync(ct);
        var pairs = (await db.NearPairs.Where(pair => pair.DatasetId == datasetId && !pair.IsRejected
            && (EF.Parameter(copies).Contains(pair.FirstId) || EF.Parameter(copies).Contains(pair.SecondId))).ToListAsync(ct))
            .Where(pair => copies.Contains(pair.FirstId) != copies.Contains(pair.SecondId)).ToList();
        await MarkAsync(db, datasetId, pairs, isRejected: true, ct);
        await transaction.CommitAsync(ct);
        return [.. pairs.Select(LinkOf)];
    }

    /// <summary>Lets pairs count again that were rejected.</summary>
    /// <returns>Pairs that count again.</returns>
    public async Task<int> RestoreAsync(int datasetId, IReadOnlyCollection<(long FirstId, long SecondId)> pairs, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        long[] firsts = [.. pairs.Select(pair => pair.FirstId)];
        var found = (await db.NearPairs.Where(pair => pair.DatasetId == datasetId && pair.IsRejected && EF.Parameter(firsts).Contains(pair.FirstId)).ToListAsync(ct))
            .Where(pair => pairs.Contains((pair.FirstId, pair.SecondId))).ToList();
        await MarkAsync(db, datasetId, found, isRejected: false, ct);
        await transaction.CommitAsync(ct);
        return found.Count;
    }

    /// <summary>All pairs of a dataset that were set apart, the most alike first.</summary>
    public async Task<IReadOnlyList<RejectedPair>> ReadRejectedAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var pairs = await db.NearPairs.AsNoTracking().Where(pair => pair.DatasetId == datasetId && pair.IsRejected)
            .OrderByDescending(pair => pair.Correlation).ThenBy(pair => pair.FirstId).ToListAsync(ct);
        long[] ids = [.. pairs.SelectMany(pair => (long[])[pair.FirstId, pair.SecondId]).Distinct()];
        var samples = await db.Samples.AsNoTracking().Where(sample => EF.Parameter(ids).Contains(sample.Id)).ToCopiesAsync(ct);
        var byId = samples.ToDictionary(sample => sample.Id);
        return [.. pairs.Select(pair => new RejectedPair(LinkOf(pair), byId[pair.FirstId], byId[pair.SecondId]))];
    }

    internal static NearLink LinkOf(NearPair pair) => new(pair.FirstId, pair.SecondId, pair.Correlation, pair.IsMirrored);

    private static async Task MarkAsync(FerDbContext db, int datasetId, List<NearPair> pairs, bool isRejected, CancellationToken ct)
    {
        if (pairs.Count == 0)
            return;
        foreach (var pair in pairs)
            pair.IsRejected = isRejected;
        await db.SaveChangesAsync(ct);
        await RegroupAsync(db, datasetId, [.. pairs.SelectMany(pair => (long[])[pair.FirstId, pair.SecondId]).Distinct()], ct);
        await db.RaiseRevisionAsync(datasetId, ct);
    }

    /// <summary>Groups anew the images around some samples: their groups, their copies, and whatever these are paired with.</summary>
    private static async Task RegroupAsync(FerDbContext db, int datasetId, long[] sampleIds, CancellationToken ct)
    {
        var all = db.Samples.Where(sample => sample.DatasetId == datasetId);
        var touched = all.Where(sample => EF.Parameter(sampleIds).Contains(sample.Id));
        var groups = touched.Where(sample => sample.NearGroup != null).Select(sample => sample.NearGroup);
        var hashes = touched.Select(sample => sample.PixelHash);
        var ids = all.Where(sample => groups.Contains(sample.NearGroup)).Select(sample => sample.Id)
            .Union(all.Where(sample => hashes.Contains(sample.PixelHash)).Select(sample => sample.Id));
        var samples = await all.Where(sample => ids.Contains(sample.Id)).OrderBy(sample => sample.Id).ToListAsync(ct);
        long[] members = [.. samples.Select(sample => sample.Id)];
        var pairs = await db.NearPairs.AsNoTracking()
            .Where(pair => pair.DatasetId == datasetId && !pair.IsRejected && EF.Parameter(members).Contains(pair.FirstId) && EF.Parameter(members).Contains(pair.SecondId))
            .Select(pair => new { pair.FirstId, pair.SecondId }).ToListAsync(ct);
        SampleLinks links = new(samples.Select(sample => (sample.Id, SampleImageTag.Of(sample.PixelHash))));
        foreach (var pair in pairs)
            links.Join(pair.FirstId, pair.SecondId);
        foreach (var group in samples.GroupBy(sample => links.GroupOf(sample.Id)))
        {
            foreach (var sample in group)
                sample.NearGroup = group.Skip(1).Any() ? group.Key : null;
        }
        await db.SaveChangesAsync(ct);
    }
}
