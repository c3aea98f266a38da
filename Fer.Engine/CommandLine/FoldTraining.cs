using Fer.Data.Runs;
using Fer.Engine.CrossValidations;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Worker;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Engine.CommandLine;

/// <summary>Trains the folds of a cross-validation in the foreground, one after another; what is finished already is not trained again.</summary>
internal sealed class FoldTraining(VerbContext context)
{
    /// <summary>Pause while another process trains a fold.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly CrossValidations.CrossValidations _folds = context.Services.GetRequiredService<CrossValidations.CrossValidations>();

    /// <summary>Starts a cross-validation, or goes on with the one that was asked for in the same words before and is not done.</summary>
    /// <returns>Its key.</returns>
    public async Task<int> StartAsync(NewCrossValidation asked, CancellationToken ct)
    {
        var settings = asked.Hyperparameters with { Weights = KeptWeights.LastEpoch };
        var used = await UsedAsync(asked.DatasetId, ct);
        var same = (await _folds.ListAsync(asked.DatasetId, ct)).FirstOrDefault(row =>
            (!row.IsDone || !used.Contains(row.Id)) && row.Folds.Count == asked.Folds && row.IncludesTest == asked.IncludesTest && row.Hyperparameters == settings);
        if (same is null)
            return await _folds.StartAsync(asked, ct);
        context.Output.Note($"Going on with {same.Name}: {same.Folds.Count(fold => fold.IsDone)} of {same.Folds.Count} folds are done.");
        await _folds.ResumeAsync(same.Id, ct);
        return same.Id;
    }

    /// <summary>Cross-validations that a finished check has judged labels by: the same wish is then a new one.</summary>
    private async Task<HashSet<int>> UsedAsync(int datasetId, CancellationToken ct)
    {
        await using var db = await context.Contexts.CreateDbContextAsync(ct);
        var requests = await db.QualityRuns.AsNoTracking().Where(run => run.DatasetId == datasetId && run.State == RunState.Completed).Select(run => run.Request).ToListAsync(ct);
        return [.. requests.Where(request => request.CrossValidationId is not null).Select(request => request.CrossValidationId!.Value)];
    }

    /// <summary>Trains every fold that is not done.</summary>
    /// <exception cref="VerbException">A fold ended without a score.</exception>
    /// <exception cref="OperationCanceledException">Stopped; finished folds are kept.</exception>
    public async Task TrainAsync(int id, CancellationToken ct)
    {
        var queue = context.Services.GetRequiredService<RunQueue>();
        while (await _folds.FindAsync(id, ct) is { IsDone: false } row)
        {
            if (row.Folds.FirstOrDefault(fold => fold.HasEndedEarly) is { } early)
                throw new VerbException($"Fold {early.Fold} (run {early.RunId}) ended as {early.State.ToString().ToLowerInvariant()} without a score. Finished folds are kept; run the same command again to go on.");
            var next = row.Folds.FirstOrDefault(fold => fold.State == RunState.Queued);
            if (next is not null && await queue.ClaimAsync(next.RunId, ct) is { } lease)
                await TrainAsync(next, row.Folds.Count, lease, ct);
            else
                await Task.Delay(Pause, context.Clock, ct);
        }
    }

    private async Task TrainAsync(FoldRow fold, int folds, RunLease lease, CancellationToken ct)
    {
        using var stop = new WorkerStop();
        await using var onSignal = ct.Register(() => stop.Request(StopReason.Shutdown));
        context.Output.Note($"Fold {fold.Fold} of {folds}, run {lease.RunId}. Ctrl+C stops it; finished folds stay.");
        await context.Services.GetRequiredService<RunWorker>().RunAsync(lease, new ConsoleProgress(context.Output), stop);
        ct.ThrowIfCancellationRequested();
    }
}
