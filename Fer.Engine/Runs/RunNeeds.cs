using Fer.Data;
using Fer.Data.Runs;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs;

/// <summary>Says what still needs a run.</summary>
internal static class RunNeeds
{
    /// <summary>Who needs the run and what to do, as a sentence; null where nobody does.</summary>
    public static async Task<string?> FindAsync(FerDbContext db, int runId, int splitId, CancellationToken ct)
    {
        var folds = await db.Splits.Where(split => split.Id == splitId && split.CrossValidationId != null)
            .Join(db.CrossValidations, split => split.CrossValidationId, row => row.Id, (split, row) => new { row.Id, row.Name }).SingleOrDefaultAsync(ct);
        if (folds is not null && (await CrossValidations.CrossValidations.FoldsAsync(db, [folds.Id], ct))[folds.Id].Any(fold => fold.RunId == runId))
            return $"The cross-validation {folds.Name} needs it as one of its folds, and cross-validations stay, since labels are judged by them. Delete other runs to free space.";
        var loop = await db.FixLoops.Where(row => row.BaseRunId == runId || row.CorrectedRunId == runId).Select(row => (int?)row.Id).FirstOrDefaultAsync(ct);
        if (loop is not null)
            return $"Fix loop {loop} compares with it. Delete the loop first with fer delete --fix-loop {loop}; its runs, its split and all labels stay.";
        // What is asked for lies in a column as JSON; few checks wait at a time.
        var checks = await db.QualityRuns.AsNoTracking().Where(run => run.State == RunState.Queued || run.State == RunState.Running)
            .Select(run => new { run.Id, run.Request }).ToListAsync(ct);
        return checks.Find(check => check.Request.RunId == runId) is { } waiting
            ? $"Quality check {waiting.Id} judges labels with it. Wait for its end or cancel it."
            : null;
    }
}
