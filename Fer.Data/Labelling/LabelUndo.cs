using Fer.Data.Curators;
using Fer.Data.Datasets;
using Fer.Data.Quality;
using Fer.Data.Votes;
using Microsoft.EntityFrameworkCore;

namespace Fer.Data.Labelling;

/// <summary>
/// Takes acts back and does them again, each time as a new act with the opposite events: an undo survives reloads and
/// restarts and is itself on record.
/// </summary>
/// <remarks>
/// A sample is left as it is where a later act that still stands changed the same thing about it, so that nobody's later
/// work is lost by taking back something earlier.
/// </remarks>
public sealed class LabelUndo(IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    /// <summary>Takes back the curator's latest act in a dataset that stands and still shows in at least one sample.</summary>
    public Task<UndoResult> UndoLastAsync(int datasetId, ActingCurator by, CancellationToken ct) =>
        ReverseAsync((db, token) => UndoStack.FindUndoAsync(db, datasetId, by.Id, token), by, ct);

    /// <summary>Does again what the curator took back last, unless they did something else since.</summary>
    public Task<UndoResult> RedoLastAsync(int datasetId, ActingCurator by, CancellationToken ct) =>
        ReverseAsync((db, token) => UndoStack.FindRedoAsync(db, datasetId, by.Id, token), by, ct);

    /// <summary>Takes back an act of anybody, or does it again where it is taken back already as <paramref name="undo"/> asks.</summary>
    /// <param name="actId">The act.</param>
    /// <param name="undo">True to take it back, false to do it again.</param>
    /// <param name="by">Who.</param>
    /// <param name="ct">Stops before anything is written.</param>
    /// <returns>What was done; <see cref="UndoResult.Nothing"/> where the act is unknown, is no act of its own, or stands that way already.</returns>
    public Task<UndoResult> ReverseAsync(long actId, bool undo, ActingCurator by, CancellationToken ct) =>
        ReverseAsync(
            (db, token) => UndoStack.Own(db.LabelActs).Where(act => act.Id == actId && act.IsUndone != undo).SingleOrDefaultAsync(token), by, ct);

    private async Task<UndoResult> ReverseAsync(
        Func<FerDbContext, CancellationToken, Task<LabelAct?>> find, ActingCurator by, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await find(db, ct) is not { } target)
            return UndoResult.Nothing;

        var kind = target.IsUndone ? ActKind.Redo : ActKind.Undo;
        var source = target.LatestActId ?? target.Id;
        var asked = await db.LabelEvents.Where(e => e.ActId == source).Select(e => e.SampleId).Distinct().CountAsync(ct);
        var act = await ActWriter.AddActAsync(db, NewAct(target, kind, by), ct);
        await UndoStack.AddOppositesAsync(db, act, source, ct);
        List<long> restored = await db.LabelEvents.Where(e => e.ActId == act.Id).Select(e => e.SampleId).Distinct().Order().ToListAsync(ct);
        if (restored.Count == 0 && asked > 0)
            return new UndoResult(target, [], asked);

        act.SampleCount = restored.Count;
        (target.IsUndone, target.LatestActId) = (!target.IsUndone, act.Id);
        await db.SaveChangesAsync(ct);
        await ActWriter.ApplyAsync(db, act.Id, ct);
        if (target.Kind == ActKind.Merge)
            await ChangeClassesAsync(db, target.DatasetId, ct);
        await QualityDecisions.FollowAsync(db, target, ct);
        await transaction.CommitAsync(ct);
        return new UndoResult(target, restored, asked - restored.Count);
    }

    /// <summary>Which classes are in use changes with a merge, whether it had images or not, and with them what votes mean.</summary>
    private static async Task ChangeClassesAsync(FerDbContext db, int datasetId, CancellationToken ct)
    {
        await VoteSummaries.RefreshAsync(db, datasetId, ct);
        await db.RaiseRevisionAsync(datasetId, ct);
    }

    private LabelAct NewAct(LabelAct target, ActKind kind, ActingCurator by)
    {
        var at = clock.GetUtcNow();
        return new LabelAct
        {
            Key = Guid.CreateVersion7(at),
            DatasetId = target.DatasetId,
            CuratorId = by.Id,
            Actor = by.Name,
            Kind = kind,
            At = at,
            SampleCount = 0,
            TargetActId = target.Id,
        };
    }
}
