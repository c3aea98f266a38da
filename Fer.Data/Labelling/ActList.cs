using Fer.Data.Curators;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Labelling;

/// <summary>Reads what people did in a dataset, act by act.</summary>
public sealed class ActList(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>The newest acts under a filter, or those next to an act.</summary>
    /// <param name="filter">Which acts.</param>
    /// <param name="before">Only acts older than this one; null for the newest.</param>
    /// <param name="after">Only acts newer than this one, those nearest to it; null for the newest.</param>
    /// <param name="take">Most acts.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<ActPage> ReadAsync(ActFilter filter, long? before, long? after, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var acts = db.Matching(filter);
        List<LabelAct> found;
        if (after is { } oldest && before is null)
        {
            found = await acts.Where(act => act.Id > oldest).OrderBy(act => act.Id).Take(take).ToListAsync(ct);
            found.Reverse();
        }
        else
        {
            found = await acts.Where(act => before == null || act.Id < before).OrderByDescending(act => act.Id).Take(take).ToListAsync(ct);
        }
        if (found.Count == 0)
            return new ActPage([], before is not null && await acts.AnyAsync(act => act.Id >= before, ct), after is not null && await acts.AnyAsync(act => act.Id <= after, ct));
        var (first, last) = (found[0].Id, found[^1].Id);
        return new ActPage(
            await ActRows.ReadAsync(db, found, ct), await acts.AnyAsync(act => act.Id > first, ct), await acts.AnyAsync(act => act.Id < last, ct));
    }

    /// <summary>How many acts a filter finds.</summary>
    public async Task<int> CountAsync(ActFilter filter, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Matching(filter).CountAsync(ct);
    }

    /// <summary>One act of a dataset, or null where it has none with this key.</summary>
    public async Task<ActRow?> FindAsync(int datasetId, long actId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var acts = await db.LabelActs.AsNoTracking().Where(act => act.Id == actId && act.DatasetId == datasetId).ToListAsync(ct);
        return (await ActRows.ReadAsync(db, acts, ct)).SingleOrDefault();
    }

    /// <summary>What taking an act back, or doing it again, would change now; null for an unknown act, an undo or a redo.</summary>
    public async Task<ActReach?> ReachAsync(long actId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await UndoStack.Own(db.LabelActs).AnyAsync(act => act.Id == actId, ct)
            ? (await ActRows.ReachAsync(db, [actId], ct)).GetValueOrDefault(actId) ?? new ActReach(0, 0)
            : null;
    }

    /// <summary>Everybody who did something in a dataset, by name.</summary>
    public async Task<IReadOnlyList<ActingCurator>> ReadPeopleAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Curators.AsNoTracking().Where(curator => db.LabelActs.Any(act => act.DatasetId == datasetId && act.CuratorId == curator.Id))
            .OrderBy(curator => curator.Name).ThenBy(curator => curator.Id)
            .Select(curator => new ActingCurator(curator.Id, curator.Name)).ToListAsync(ct);
    }
}
