using System.Diagnostics.CodeAnalysis;
using Fer.Data;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs;

/// <summary>
/// The queue of runs, which is the table of runs itself: it survives any restart. Every change of state is one statement guarded by
/// the state and attempt it expects, so that two processes never both win.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is the queue of runs in the product's own words, not a collection type.")]
public sealed class RunQueue(IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    /// <summary>Queues a run behind all others.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="InvalidRunException">A setting cannot be used, or the split does not belong to the dataset or lacks images.</exception>
    public async Task<int> EnqueueAsync(NewRun asked, CancellationToken ct) => (await AddAsync(asked, RunState.Queued, ct)).RunId;

    /// <summary>Stores a run as already taken by the caller, so that no service can take it first.</summary>
    /// <exception cref="InvalidRunException">As for <see cref="EnqueueAsync"/>.</exception>
    public Task<RunLease> EnqueueClaimedAsync(NewRun asked, CancellationToken ct) => AddAsync(asked, RunState.Running, ct);

    /// <summary>
    /// Takes the run that has waited longest, unless another is running: training fills the device, so runs go one after another.
    /// </summary>
    /// <returns>The lease, or null where nothing can be taken now.</returns>
    public async Task<RunLease?> ClaimNextAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var claimed = await db.Database.SqlQuery<RunLease>($"""
            UPDATE "Run" SET "State" = 'Running', "Attempt" = "Attempt" + 1, "StartedAt" = {now}, "HeartbeatAt" = {now}, "WorkerProcessId" = NULL
            WHERE "Id" = (SELECT "Id" FROM "Run" WHERE "State" = 'Queued' ORDER BY "QueuedAt", "Id" LIMIT 1)
              AND NOT EXISTS (SELECT 1 FROM "Run" WHERE "State" = 'Running')
            RETURNING "Id" AS "RunId", "Attempt"
            """).ToListAsync(ct);
        return claimed.SingleOrDefault();
    }

    /// <summary>Takes one queued run, whatever else is running.</summary>
    /// <returns>The lease, or null where the run is not queued.</returns>
    public async Task<RunLease?> ClaimAsync(int runId, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var claimed = await db.Database.SqlQuery<RunLease>($"""
            UPDATE "Run" SET "State" = 'Running', "Attempt" = "Attempt" + 1, "StartedAt" = {now}, "HeartbeatAt" = {now}, "WorkerProcessId" = NULL
            WHERE "Id" = {runId} AND "State" = 'Queued'
            RETURNING "Id" AS "RunId", "Attempt"
            """).ToListAsync(ct);
        return claimed.SingleOrDefault();
    }

    /// <summary>Says that the worker is alive and asks whether it should go on.</summary>
    public async Task<LeaseState> BeatAsync(RunLease lease, int processId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var held = await Leased(db, lease).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.HeartbeatAt, now)
            .SetProperty(run => run.WorkerProcessId, processId), ct);
        if (held == 0)
            return LeaseState.Lost;
        return await Leased(db, lease).Select(run => run.CancelRequested).SingleOrDefaultAsync(ct) ? LeaseState.CancelRequested : LeaseState.Held;
    }

    /// <summary>Time since the worker last said that it is alive; null where the run is no longer held.</summary>
    public async Task<TimeSpan?> SilenceAsync(RunLease lease, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return clock.GetUtcNow() - await Leased(db, lease).Select(run => run.HeartbeatAt).SingleOrDefaultAsync(ct);
    }

    /// <summary>Stops a queued run at once, or asks the worker of a running one to stop.</summary>
    public async Task<CancelResult> CancelAsync(int runId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var queued = await db.Runs.Where(run => run.Id == runId && run.State == RunState.Queued).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.State, RunState.Cancelled)
            .SetProperty(run => run.CancelRequested, true)
            .SetProperty(run => run.FinishedAt, now)
            .SetProperty(run => run.EndReason, "Cancelled before it started."), ct);
        if (queued > 0)
            return CancelResult.Cancelled;
        var running = await db.Runs.Where(run => run.Id == runId && run.State == RunState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.CancelRequested, true), ct);
        if (running > 0)
            return CancelResult.Requested;
        return await db.Runs.AnyAsync(run => run.Id == runId, ct) ? CancelResult.AlreadyEnded : CancelResult.NotFound;
    }

    /// <summary>Ends a running run under its lease.</summary>
    /// <param name="lease">The attempt that ends.</param>
    /// <param name="state">Completed, Cancelled, Failed or Interrupted.</param>
    /// <param name="reason">Why, and what to do; null where nothing needs saying.</param>
    /// <param name="ct">Token.</param>
    /// <returns>Whether the run was still held; false changes nothing.</returns>
    public async Task<bool> FinishAsync(RunLease lease, RunState state, string? reason, CancellationToken ct)
    {
        if (state is RunState.Queued or RunState.Running)
            throw new ArgumentOutOfRangeException(nameof(state), state, "A run ends as completed, cancelled, failed or interrupted.");
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Leased(db, lease).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.State, state)
            .SetProperty(run => run.FinishedAt, now)
            .SetProperty(run => run.WorkerProcessId, (int?)null)
            .SetProperty(run => run.EndReason, reason), ct) > 0;
    }

    internal static IQueryable<Run> Leased(FerDbContext db, RunLease lease) =>
        db.Runs.Where(run => run.Id == lease.RunId && run.Attempt == lease.Attempt && run.State == RunState.Running);

    private async Task<RunLease> AddAsync(NewRun asked, RunState state, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(asked);
        List<FieldError> errors = [.. HyperparametersValidator.Validate(asked.Hyperparameters)];
        if (HyperparametersValidator.ValidateName(asked.Name) is { } badName)
            errors.Add(badName);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await SplitErrorAsync(db, asked, ct) is { } badSplit)
            errors.Add(badSplit);
        if (errors.Count > 0)
            throw new InvalidRunException(errors);

        var now = clock.GetUtcNow();
        var taken = state == RunState.Running;
        var run = new Run
        {
            Name = string.IsNullOrWhiteSpace(asked.Name) ? DefaultName(asked.Hyperparameters) : asked.Name.Trim(),
            DatasetId = asked.DatasetId,
            SplitId = asked.SplitId,
            Hyperparameters = asked.Hyperparameters,
            State = state,
            QueuedAt = now,
            StartedAt = taken ? now : null,
            HeartbeatAt = taken ? now : null,
            WorkerProcessId = taken ? Environment.ProcessId : null,
            Attempt = taken ? 1 : 0,
        };
        db.Runs.Add(run);
        await db.SaveChangesAsync(ct);
        return new RunLease(run.Id, run.Attempt);
    }

    private static string DefaultName(Hyperparameters settings) =>
        FormattableString.Invariant($"{settings.Preset}, {settings.Epochs} {(settings.Epochs == 1 ? "epoch" : "epochs")}");

    private static async Task<FieldError?> SplitErrorAsync(FerDbContext db, NewRun asked, CancellationToken ct)
    {
        var known = await db.Splits.AnyAsync(split => split.Id == asked.SplitId && split.DatasetId == asked.DatasetId, ct);
        if (!known)
            return new FieldError(nameof(NewRun.SplitId), "Choose a split of this dataset.");
        var rows = db.SplitSamples.Where(row => row.SplitId == asked.SplitId);
        var train = await rows.CountAsync(row => row.Part == SplitPart.Train, ct);
        var validation = await rows.CountAsync(row => row.Part == SplitPart.Validation, ct);
        return train >= 2 && validation >= 1
            ? null
            : new FieldError(nameof(NewRun.SplitId), $"The split has {train} training and {validation} validation images; at least 2 and 1 are needed. Make another split.");
    }
}
