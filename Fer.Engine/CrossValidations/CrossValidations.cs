using System.Globalization;
using Fer.Data;
using Fer.Data.CrossValidations;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.Runs;
using Fer.Engine.Splitting;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.CrossValidations;

/// <summary>Starts cross-validations, goes on with them and says where they stand.</summary>
public sealed class CrossValidations(IDbContextFactory<FerDbContext> contexts, SplitMaker splits, RunQueue queue, TimeProvider clock)
{
    /// <summary>Longest name, in characters.</summary>
    public const int LongestName = 80;

    /// <summary>Draws the folds and queues a run for each, in one transaction.</summary>
    /// <returns>Key of the cross-validation.</returns>
    /// <exception cref="CrossValidationException">A setting is out of range, the name is taken, or a fold would be empty.</exception>
    public async Task<int> StartAsync(NewCrossValidation asked, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var settings = asked.Hyperparameters with { Weights = KeptWeights.LastEpoch };
        if (HyperparametersValidator.Validate(settings) is { Count: > 0 } errors)
            throw new CrossValidationException(string.Join(" ", errors.Select(error => error.Message)));

        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var name = await NameAsync(db, asked, ct);
        var plans = await PlanAsync(db, asked, ct);
        var row = new CrossValidation
        {
            DatasetId = asked.DatasetId,
            Name = name,
            Folds = asked.Folds,
            Seed = asked.Seed,
            IncludesTest = asked.IncludesTest,
            Hyperparameters = settings,
            CreatedAt = clock.GetUtcNow(),
        };
        db.CrossValidations.Add(row);
        await db.SaveChangesAsync(ct);
        var ids = await splits.InsertFoldsAsync(db, transaction, asked.DatasetId, row.Id, name, asked.Seed, plans, ct);
        for (var fold = 1; fold <= ids.Count; fold++)
            db.Runs.Add(NewRun(row, fold, ids[fold - 1]));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return row.Id;
    }

    /// <summary>
    /// Queues every fold once whose run ended without a score or was put aside. The run goes on from its last finished epoch; only where it
    /// cannot, a new one begins. Finished folds are kept.
    /// </summary>
    /// <returns>Folds queued.</returns>
    /// <exception cref="CrossValidationException">There is no such cross-validation.</exception>
    public async Task<int> ResumeAsync(int id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row = await db.CrossValidations.SingleOrDefaultAsync(found => found.Id == id, ct)
            ?? throw new CrossValidationException($"There is no cross-validation {id}.");
        var stopped = (await FoldsAsync(db, [id], ct))[id].Where(fold => fold.HasEndedEarly || fold.State == RunState.Paused).ToList();
        var anew = stopped.Where(fold => !fold.CanResume).ToList();
        foreach (var fold in anew)
            db.Runs.Add(NewRun(row, fold.Fold, fold.SplitId));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        var resumed = 0;
        foreach (var fold in stopped.Except(anew))
            resumed += await queue.ResumeAsync(fold.RunId, ct) ? 1 : 0;
        return anew.Count + resumed;
    }

    /// <summary>Stops the folds that wait or run; finished ones are kept, and <see cref="ResumeAsync"/> goes on from there.</summary>
    public async Task CancelAsync(int id, CancellationToken ct)
    {
        foreach (var row in await ReadAsync(db => db.CrossValidations.Where(found => found.Id == id), ct))
        {
            // From the back, so that no fold starts in between.
            foreach (var fold in row.Folds.Where(fold => fold.State is RunState.Queued or RunState.Running or RunState.Paused).Reverse())
                await queue.CancelAsync(fold.RunId, ct);
        }
    }

    /// <summary>All cross-validations of a dataset, newest first.</summary>
    public Task<IReadOnlyList<CrossValidationRow>> ListAsync(int datasetId, CancellationToken ct) =>
        ReadAsync(db => db.CrossValidations.Where(row => row.DatasetId == datasetId), ct);

    /// <summary>One cross-validation, or null where there is none with this id.</summary>
    public async Task<CrossValidationRow?> FindAsync(int id, CancellationToken ct) =>
        (await ReadAsync(db => db.CrossValidations.Where(row => row.Id == id), ct)).SingleOrDefault();

    private async Task<IReadOnlyList<CrossValidationRow>> ReadAsync(Func<FerDbContext, IQueryable<CrossValidation>> which, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = await which(db).AsNoTracking().OrderByDescending(row => row.Id).ToListAsync(ct);
        var folds = await FoldsAsync(db, rows.ConvertAll(row => row.Id), ct);
        return [.. rows.Select(row => new CrossValidationRow(
            row.Id, row.DatasetId, row.Name, row.CreatedAt, row.IncludesTest, row.Hyperparameters, folds[row.Id]))];
    }

    internal static async Task<Dictionary<int, IReadOnlyList<FoldRow>>> FoldsAsync(FerDbContext db, IReadOnlyCollection<int> ids, CancellationToken ct)
    {
        var runs = await db.Runs.AsNoTracking()
            .Join(db.Splits.Where(split => split.CrossValidationId != null && ids.Contains(split.CrossValidationId.Value)),
                run => run.SplitId, split => split.Id, (run, split) => new { Run = run, Split = split })
            .Select(both => new
            {
                Id = both.Split.CrossValidationId!.Value,
                Fold = both.Split.Fold!.Value,
                SplitId = both.Split.Id,
                RunId = both.Run.Id,
                both.Run.State,
                both.Run.EndReason,
                Epochs = both.Run.Epochs.Count,
                HasResumePoint = both.Run.Checkpoints.Any(checkpoint => checkpoint.Kind == CheckpointKind.Resume),
                Score = db.Evaluations.Where(row => row.RunId == both.Run.Id && row.Part == SplitPart.Validation)
                    .Select(row => new { row.Accuracy, row.SampleCount }).FirstOrDefault(),
            }).ToListAsync(ct);
        return ids.ToDictionary(id => id, id => (IReadOnlyList<FoldRow>)[.. runs.Where(row => row.Id == id).GroupBy(row => row.Fold)
            // A score that somebody made of a run that stopped before its end is none of the fold: it must not hide the run that came after.
            .Select(fold => fold.OrderByDescending(row => row.State == RunState.Completed && row.Score is not null).ThenByDescending(row => row.RunId).First())
            .Select(row => new FoldRow(row.Fold, row.SplitId, row.RunId, row.State, row.Epochs, row.Score?.Accuracy, row.Score?.SampleCount ?? 0,
                row.State != RunState.Completed && (row.Epochs == 0 || row.HasResumePoint) && RunTrouble.Of(row.EndReason) != TroubleKind.CannotResume))
            .OrderBy(row => row.Fold)]);
    }

    private static async Task<string> NameAsync(FerDbContext db, NewCrossValidation asked, CancellationToken ct)
    {
        var taken = await db.CrossValidations.Where(row => row.DatasetId == asked.DatasetId).Select(row => row.Name).ToListAsync(ct);
        if (asked.Name?.Trim() is { Length: > 0 } name)
        {
            if (name.Length > LongestName)
                throw new CrossValidationException($"Give the cross-validation a name of 1 to {LongestName} characters.");
            return taken.Contains(name, StringComparer.OrdinalIgnoreCase)
                ? throw new CrossValidationException($"This dataset already has a cross-validation named {name}. Nothing was started. Choose another name.")
                : name;
        }

        var stem = string.Create(CultureInfo.InvariantCulture, $"{asked.Folds} folds, {RunNames.Automatic(asked.Hyperparameters)}");
        return Enumerable.Range(1, taken.Count + 1).Select(number => number == 1 ? stem : string.Create(CultureInfo.InvariantCulture, $"{stem} ({number})"))
            .First(candidate => !taken.Contains(candidate, StringComparer.OrdinalIgnoreCase));
    }

    private static async Task<IReadOnlyList<SplitPlan>> PlanAsync(FerDbContext db, NewCrossValidation asked, CancellationToken ct)
    {
        try
        {
            return FoldPlanner.Plan(await SplitMaker.ReadCandidatesAsync(db, asked.DatasetId, SplitField.None, ct), asked.Folds, asked.Seed, asked.IncludesTest);
        }
        catch (SplitException refused)
        {
            throw new CrossValidationException(refused.Message, refused);
        }
    }

    private Run NewRun(CrossValidation row, int fold, int splitId) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"{row.Name}, fold {fold}"),
        DatasetId = row.DatasetId,
        SplitId = splitId,
        Hyperparameters = row.Hyperparameters,
        State = RunState.Queued,
        QueuedAt = clock.GetUtcNow(),
    };
}
