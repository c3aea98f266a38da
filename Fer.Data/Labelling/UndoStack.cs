using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Labelling;

/// <summary>Finds what undo and redo would act on, and writes the opposite of an act.</summary>
internal static class UndoStack
{
    /// <summary>Acts that are neither undo nor redo.</summary>
    public static IQueryable<LabelAct> Own(IQueryable<LabelAct> acts) =>
        acts.Where(act => act.Kind != ActKind.Undo && act.Kind != ActKind.Redo);

    /// <summary>The curator's newest act that stands. One whose every sample was changed again since is passed over, else it would block the undo of what lies before it for ever.</summary>
    public static Task<LabelAct?> FindUndoAsync(FerDbContext db, int datasetId, int curatorId, CancellationToken ct) =>
        Own(db.LabelActs).Where(act => act.DatasetId == datasetId && act.CuratorId == curatorId && !act.IsUndone)
            .Where(act => act.SampleCount == 0 || db.LabelEvents.Any(e => e.ActId == (act.LatestActId ?? act.Id)
                && !Own(db.LabelActs).Any(later => later.Id > act.Id && !later.IsUndone
                    && db.LabelEvents.Any(o => o.ActId == later.Id && o.SampleId == e.SampleId && o.Aspect == e.Aspect && o.TagId == e.TagId))))
            .OrderByDescending(act => act.Id).FirstOrDefaultAsync(ct);

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
    public static Task<int> AddOppositesAsync(FerDbContext db, LabelAct act, long reversedActId, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO LabelEvent (ActId, DatasetId, SampleId, Aspect, TagId, "From", "To", Source, Actor, At, Reason)
        SELECT {act.Id}, e.DatasetId, e.SampleId, e.Aspect, e.TagId, e."To", e."From", {ActWriter.SourceOf(act.Kind).ToString()}, {act.Actor}, {act.At.ToUnixTimeMilliseconds()}, NULL
        FROM LabelEvent AS e JOIN Sample AS s ON s.Id = e.SampleId
        WHERE e.ActId = {reversedActId}
          AND e."To" = CASE e.Aspect WHEN 'Label' THEN s.Label WHEN 'Reviewed' THEN s.IsReviewed WHEN 'Excluded' THEN s.IsExcluded
            ELSE EXISTS (SELECT 1 FROM SampleTag AS t WHERE t.SampleId = e.SampleId AND t.TagId = e.TagId) END
          AND NOT EXISTS (SELECT 1 FROM LabelEvent AS o JOIN LabelAct AS later ON later.Id = o.ActId
            WHERE o.SampleId = e.SampleId AND o.Aspect = e.Aspect AND o.TagId IS e.TagId AND o.ActId > {act.TargetActId}
              AND later.IsUndone = 0 AND later.Kind NOT IN ('Undo', 'Redo'))
        ORDER BY e.Id
        """, ct);
}
