using System.Diagnostics.CodeAnalysis;
using Fer.Data;
using Fer.Data.Quality;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Quality;

/// <summary>
/// The queue of quality runs, which is their table: it survives any restart. A quality run that waits for a cross-validation is taken once
/// every fold has its score.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is the queue of quality runs in the product's own words, not a collection type.")]
public sealed class QualityQueue(IDbContextFactory<FerDbContext> contexts, CrossValidations.CrossValidations folds, TimeProvider clock)
{
    /// <summary>Silence after which a running quality run counts as interrupted.</summary>
    public static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(2);

    /// <summary>Queues a quality run.</summary>
    /// <returns>Its key.</returns>
    /// <exception cref="QualityException">The dataset has no images, nothing is asked for, or the run or cross-validation cannot judge its labels.</exception>
    public async Task<int> EnqueueAsync(int datasetId, QualityRequest request, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await CheckAsync(db, datasetId, request, ct);
        var run = new QualityRun { DatasetId = datasetId, Request = request, State = RunState.Queued, QueuedAt = clock.GetUtcNow() };
        db.QualityRuns.Add(run);
        await db.SaveChangesAsync(ct);
        return run.Id;
    }

    /// <summary>Takes the quality run that has waited longest and need not wait for folds, unless another is running.</summary>
    /// <returns>The lease, or null where nothing can be taken now.</returns>
    public async Task<QualityLease?> ClaimNextAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.QualityRuns.AnyAsync(run => run.State == RunState.Running, ct))
            return null;
        var queued = await db.QualityRuns.AsNoTracking().Where(run => run.State == RunState.Queued)
            .OrderBy(run => run.QueuedAt).ThenBy(run => run.Id).Select(run => new { run.Id, run.Request }).ToListAsync(ct);
        foreach (var run in queued)
        {
            if (run.Request.CrossValidationId is { } id && await folds.FindAsync(id, ct) is not { IsDone: true })
                continue;
            if (await ClaimAsync(run.Id, ct) is { } lease)
                return lease;
        }

        return null;
    }

    /// <summary>Takes one queued quality run, whatever else is running.</summary>
    /// <returns>The lease, or null where it is not queued.</returns>
    public async Task<QualityLease?> ClaimAsync(int id, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var claimed = await db.Database.SqlQuery<QualityLease>($"""
            UPDATE QualityRun SET State = 'Running', Attempt = Attempt + 1, StartedAt = {now}, HeartbeatAt = {now}
            WHERE Id = {id} AND State = 'Queued' RETURNING Id AS QualityRunId, Attempt
            """).ToListAsync(ct);
        return claimed.SingleOrDefault();
    }

    /// <summary>Says what is being done, and asks whether to go on.</summary>
    /// <returns>False where somebody asked for a stop or another took the run.</returns>
    public async Task<bool> BeatAsync(QualityLease lease, string stage, double progress, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Leased(db, lease).Where(run => !run.CancelRequested).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.HeartbeatAt, now)
            .SetProperty(run => run.Stage, stage)
            .SetProperty(run => run.Progress, progress), ct) > 0;
    }

    /// <summary>Stops a queued quality run at once, with the folds that it waits for, or asks a running one to stop.</summary>
    public async Task CancelAsync(int id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var queued = await db.QualityRuns.Where(run => run.Id == id && run.State == RunState.Queued).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.State, RunState.Cancelled)
            .SetProperty(run => run.FinishedAt, now)
            .SetProperty(run => run.EndReason, "Cancelled before it started. Finished folds are kept."), ct);
        if (queued == 0)
        {
            await db.QualityRuns.Where(run => run.Id == id && run.State == RunState.Running)
                .ExecuteUpdateAsync(set => set.SetProperty(run => run.CancelRequested, true), ct);
            return;
        }

        var request = await db.QualityRuns.Where(run => run.Id == id).Select(run => run.Request).SingleAsync(ct);
        if (request.CrossValidationId is { } crossValidation)
            await folds.CancelAsync(crossValidation, ct);
    }

    /// <summary>Ends a running quality run under its lease.</summary>
    /// <returns>Whether it was still held; false changes nothing.</returns>
    public async Task<bool> FinishAsync(QualityLease lease, RunState state, string? reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Leased(db, lease).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.State, state)
            .SetProperty(run => run.FinishedAt, now)
            .SetProperty(run => run.EndReason, reason), ct) > 0;
    }

    /// <summary>Marks running quality runs without a sign of life as interrupted.</summary>
    /// <returns>How many.</returns>
    public async Task<int> InterruptAbandonedAsync(CancellationToken ct)
    {
        var (now, before) = (clock.GetUtcNow(), clock.GetUtcNow() - LongestSilence);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.QualityRuns.Where(run => run.State == RunState.Running && run.HeartbeatAt < before).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.State, RunState.Interrupted)
            .SetProperty(run => run.FinishedAt, now)
            .SetProperty(run => run.EndReason, "The check stopped without a word: the application or the machine was shut down. Nothing was lost. Check again."), ct);
    }

    internal static IQueryable<QualityRun> Leased(FerDbContext db, QualityLease lease) =>
        db.QualityRuns.Where(run => run.Id == lease.QualityRunId && run.Attempt == lease.Attempt && run.State == RunState.Running);

    private static async Task CheckAsync(FerDbContext db, int datasetId, QualityRequest request, CancellationToken ct)
    {
        if (!await db.Samples.AnyAsync(sample => sample.DatasetId == datasetId, ct))
            throw new QualityException("The dataset has no images to check. Import some first.");
        if (request is { Duplicates: false, Images: false, Properties: false, RunId: null, CrossValidationId: null })
            throw new QualityException("Choose at least one thing to check.");
        if (request.RunId is not null && request.CrossValidationId is not null)
            throw new QualityException("Labels are judged by a run or by a cross-validation, not by both. Choose one.");
        if (request.CrossValidationId is { } folds && !await db.CrossValidations.AnyAsync(row => row.Id == folds && row.DatasetId == datasetId, ct))
            throw new QualityException($"This dataset has no cross-validation {folds}.");
        if (request.RunId is { } run && !await db.Evaluations.AnyAsync(
            row => row.RunId == run && row.Part == SplitPart.Validation && db.Runs.Any(found => found.Id == run && found.DatasetId == datasetId), ct))
            throw new QualityException($"Run {run} has no score on its validation part, or belongs to another dataset. Choose a finished run.");
    }
}
