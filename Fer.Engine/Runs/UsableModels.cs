using Fer.Data;
using Fer.Data.Runs;
using Fer.Engine.Runs.Views;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs;

/// <summary>Finds the runs whose models can be tried.</summary>
public sealed class UsableModels(IDbContextFactory<FerDbContext> contexts)
{
    /// <summary>
    /// Runs that have ended, hold the weights they are judged by and are not archived: the completed ones first, each kind the newest first.
    /// </summary>
    public async Task<IReadOnlyList<UsableModel>> ListAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await db.Runs.AsNoTracking()
            .Where(run => run.ArchivedAt == null && run.State != RunState.Queued && run.State != RunState.Running && run.State != RunState.Paused)
            .OrderBy(run => run.State == RunState.Completed ? 0 : 1).ThenByDescending(run => run.QueuedAt).ThenByDescending(run => run.Id)
            .Select(run => new
            {
                run.Hyperparameters,
                Kinds = run.Checkpoints.Select(checkpoint => checkpoint.Kind).ToList(),
                Model = new UsableModel(
                    run.Id, run.Name, run.State, run.DatasetId, db.Datasets.Where(dataset => dataset.Id == run.DatasetId).Select(dataset => dataset.Name).First(),
                    run.BestValidationAccuracy),
            }).ToListAsync(ct);
        return [.. rows.Where(row => row.Kinds.Contains(row.Hyperparameters.JudgedCheckpoint())).Select(row => row.Model)];
    }
}
