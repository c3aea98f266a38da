using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Labelling;

/// <summary>Finds what undo and redo would act on, and writes the opposite of an act.</summary>
internal static class UndoStack
{
    /// <summary>Acts that are neither undo nor redo.</summary>
    public static IQueryable<LabelAct> Own(IQueryable<LabelAct> acts) =>
        acts.Where(act => act.Kind != ActKind.Undo && act.Kind != ActKind.Redo);

    /// <summary>The curator's newest act that stands and that undo can change something of. One that shows nowhere any more is passed over, else it would block the undo of what lies before it for ever.</summary>
    public static Task<LabelAct?> FindUndoAsync(FerDbContext db, int datasetId, int curatorId, CancellationToken ct) => db.LabelActs.FromSqlRaw(
        $$"""
        SELECT asked.* FROM (
            SELECT act.*, act.Id AS ActId, (SELECT MIN(f.Id) FROM LabelEvent AS f WHERE f.ActId = act.Id) AS FirstEventId FROM LabelAct AS act
            WHERE act.DatasetId = {0} AND act.CuratorId = {1} AND act.IsUndone = 0 AND act.Kind NOT IN ('Undo', 'Redo')) AS asked
        WHERE asked.SampleCount = 0 OR EXISTS (SELECT 1 FROM LabelEvent AS e JOIN Sample AS s ON s.Id = e.SampleId
            WHERE e.ActId = COALESCE(asked.LatestActId, asked.ActId) AND {{ShowingEvents.Condition}})
        ORDER BY asked.Id DESC LIMIT 1
        """,
        datasetId, curatorId).FirstOrDefaultAsync(ct);

    /// <summary>The act that the curator took back last; null once they did something new.</summary>
    public static async Task<LabelAct?> FindRedoAsync(FerDbContext db, int datasetId, int curatorId, CancellationToken ct)
    {
        var undone = await db.LabelActs.Where(act => act.DatasetId == datasetId && act.IsUndone
                && db.LabelActs.Any(undo => undo.Id == act.LatestActId && undo.CuratorId == curatorId))
            .OrderByDescending(act => act.LatestActId).FirstOrDefaultAsync(ct);
        if (undone is null)
            return null;
        var hasMovedOn = await Own(db.LabelActs)
            .AnyAsync(act => act.DatasetId == datasetId && act.CuratorId == curatorId && act.Id > undone.LatestActId, ct);
        return hasMovedOn ? null : undone;
    }

    /// <summary>Adds to an undo or redo the opposite of each event of another act that still shows.</summary>
    public static Task<int> AddOppositesAsync(FerDbContext db, LabelAct act, long reversedActId, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(
        $$"""
        INSERT INTO LabelEvent (ActId, DatasetId, SampleId, Aspect, TagId, "From", "To", Source, Actor, At, Reason)
        SELECT {0}, e.DatasetId, e.SampleId, e.Aspect, e.TagId, e."To", e."From", {1}, {2}, {3}, NULL
        FROM (SELECT {4} AS ActId, (SELECT MIN(f.Id) FROM LabelEvent AS f WHERE f.ActId = {4}) AS FirstEventId) AS asked, LabelEvent AS e JOIN Sample AS s ON s.Id = e.SampleId
        WHERE e.ActId = {5} AND {{ShowingEvents.Condition}}
        ORDER BY e.Id
        """,
        [act.Id, ActWriter.SourceOf(act.Kind).ToString(), act.Actor, act.At.ToUnixTimeMilliseconds(), act.TargetActId!, reversedActId], ct);
}
