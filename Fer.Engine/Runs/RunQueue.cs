using System.Diagnostics.CodeAnalysis;
using Fer.Data;
using Fer.Data.Runs;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Runs;

/// <summary>
/// The queue of runs, which is the table of runs itself: it survives any restart. Every change of state is one statement guarded by
/// the state and attempt it expects, so that two processes never both win.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is the queue of runs in the product's own words, not a collection type.")]
public sealed class RunQueue(IDbContextFactory<FerDbContext> contexts, TimeProvider clock)
{
    /// <summary>Highest priority of a run.</summary>
    public const int MostPriority = 1000;

    private const string CancelledWaiting = $"Cancelled while it waited. {EndWords.Kept} {EndWords.Resume}";

    private static readonly RunState[] Resumable = [RunState.Paused, RunState.Cancelled, RunState.Failed, RunState.Interrupted];

    /// <summary>Queues a run behind all others of its priority.</summary>
    /// <returns>Its id.</returns>
    /// <exception cref="InvalidRunException">A setting cannot be used, or the split does not belong to the dataset or lacks images.</exception>
    public async Task<int> EnqueueAsync(NewRun asked, CancellationToken ct) => (await AddAsync(asked, RunState.Queued, ct)).RunId;

    /// <summary>Stores a run as already taken by the caller, so that no service can take it first.</summary>
    /// <exception cref="InvalidRunException">As for <see cref="EnqueueAsync"/>.</exception>
    public Task<RunLease> EnqueueClaimedAsync(NewRun asked, CancellationToken ct) => AddAsync(asked, RunState.Running, ct);

    /// <summary>
    /// Takes the first run in the queue that may use a device, unless another is running there: training fills a device, so runs on it go one after
    /// another. The order is by priority, then by age.
    /// </summary>
    /// <param name="device">The device, such as <c>cpu</c> or <c>cuda:0</c>.</param>
    /// <param name="isBest">
    /// Whether it is the best device of the machine. It then takes runs that leave the choice to the machine, and those that ask for a device
    /// which is not there: they end at once with the reason, instead of waiting for ever.
    /// </param>
    /// <param name="ct">Token.</param>
    /// <returns>The lease, or null where nothing can be taken now.</returns>
    public async Task<RunLease?> ClaimNextAsync(string device, bool isBest, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrEmpty(device);
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var permitted = Permitted(device, isBest);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var claimed = await db.Database.SqlQuery<RunLease>($"""
            UPDATE "Run" SET "State" = 'Running', "Attempt" = "Attempt" + 1, "StartedAt" = {now}, "HeartbeatAt" = {now}, "WorkerProcessId" = NULL, "ClaimedDevice" = {device}
            WHERE "Id" = (
                SELECT "Id" FROM "Run"
                WHERE "State" = 'Queued' AND "DeletedAt" IS NULL
                  AND COALESCE("Hyperparameters" ->> '$.device', 'Auto') IN (SELECT value FROM json_each({permitted}))
                ORDER BY "Priority" DESC, "QueuedAt", "Id" LIMIT 1)
              AND NOT EXISTS (
                SELECT 1 FROM "Run" WHERE "State" = 'Running'
                  AND COALESCE("ClaimedDevice", substr("DeviceUsed", 1, instr("DeviceUsed" || ' ', ' ') - 1), {DeviceNames.Cpu}) = {device})
            RETURNING "Id" AS "RunId", "Attempt"
            """).ToListAsync(ct);
        return claimed.SingleOrDefault();
    }

    /// <summary>Takes one queued run, whatever else is running.</summary>
    /// <returns>The lease, or null where the run is not queued.</returns>
    public Task<RunLease?> ClaimAsync(int runId, CancellationToken ct) => ClaimAsync(runId, """["Queued"]""", ct);

    /// <summary>Takes one run that stopped before its end, so that no service can take it first; it goes on from its last finished epoch.</summary>
    /// <returns>The lease, or null where the run is queued, running or completed, or there is none.</returns>
    public Task<RunLease?> ResumeClaimedAsync(int runId, CancellationToken ct) => ClaimAsync(runId, """["Paused", "Cancelled", "Failed", "Interrupted"]""", ct);

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
        var asked = await Leased(db, lease).Select(run => new { run.CancelRequested, run.PauseRequested }).SingleOrDefaultAsync(ct);
        return asked switch
        {
            { CancelRequested: true } => LeaseState.CancelRequested,
            { PauseRequested: true } => LeaseState.PauseRequested,
            _ => LeaseState.Held,
        };
    }

    /// <summary>Time since the worker last said that it is alive; null where the run is no longer held.</summary>
    public async Task<TimeSpan?> SilenceAsync(RunLease lease, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return clock.GetUtcNow() - await Leased(db, lease).Select(run => run.HeartbeatAt).SingleOrDefaultAsync(ct);
    }

    /// <summary>Stops a run that waits or is put aside at once, or asks the worker of a running one to stop.</summary>
    public async Task<CancelResult> CancelAsync(int runId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var cancelledAnew = EndWords.WithoutEpochs(CancelledWaiting);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var waiting = await db.Runs.Where(run => run.Id == runId && (run.State == RunState.Queued || run.State == RunState.Paused)).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.State, RunState.Cancelled)
            .SetProperty(run => run.CancelRequested, true)
            .SetProperty(run => run.FinishedAt, now)
            .SetProperty(run => run.EndReason, run => run.Attempt == 0 ? "Cancelled before it started." : run.Epochs.Any() ? CancelledWaiting : cancelledAnew), ct);
        if (waiting > 0)
            return CancelResult.Cancelled;
        var running = await db.Runs.Where(run => run.Id == runId && run.State == RunState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.CancelRequested, true), ct);
        if (running > 0)
            return CancelResult.Requested;
        return await db.Runs.AnyAsync(run => run.Id == runId, ct) ? CancelResult.AlreadyEnded : CancelResult.NotFound;
    }

    /// <summary>Puts a queued run aside at once, or asks the worker of a running one to stop after the batch under way.</summary>
    public async Task<PauseResult> PauseAsync(int runId, CancellationToken ct)
    {
        var putAsideAnew = EndWords.WithoutEpochs(EndWords.PutAside);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var queued = await db.Runs.Where(run => run.Id == runId && run.State == RunState.Queued).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.State, RunState.Paused)
            .SetProperty(run => run.EndReason, run => run.Epochs.Any() ? EndWords.PutAside : putAsideAnew), ct);
        if (queued > 0)
            return PauseResult.Paused;
        var running = await db.Runs.Where(run => run.Id == runId && run.State == RunState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(run => run.PauseRequested, true), ct);
        if (running > 0)
            return PauseResult.Requested;
        return await db.Runs.AnyAsync(run => run.Id == runId, ct) ? PauseResult.AlreadyEnded : PauseResult.NotFound;
    }

    /// <summary>Queues a run again that stopped before its end. Its epochs and checkpoints stay, and it has the place that it had before.</summary>
    /// <returns>False where it is queued, running or completed, or there is none; nothing is changed then.</returns>
    public async Task<bool> ResumeAsync(int runId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Runs.Where(run => run.Id == runId && Resumable.Contains(run.State)).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.State, RunState.Queued)
            .SetProperty(run => run.CancelRequested, false)
            .SetProperty(run => run.PauseRequested, false)
            .SetProperty(run => run.FinishedAt, (DateTimeOffset?)null)
            .SetProperty(run => run.EndReason, (string?)null)
            .SetProperty(run => run.ArchivedAt, (DateTimeOffset?)null)
            .SetProperty(run => run.ClaimedDevice, (string?)null), ct) > 0;
    }

    /// <summary>Moves a run in the queue: runs of a higher priority go first, those of the same by age. A running run goes on as it does.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="priority">-<see cref="MostPriority"/> to <see cref="MostPriority"/>; new runs have 0.</param>
    /// <param name="ct">Token.</param>
    /// <returns>Whether there is such a run.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The priority is out of range.</exception>
    public async Task<bool> SetPriorityAsync(int runId, int priority, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(priority, MostPriority);
        ArgumentOutOfRangeException.ThrowIfLessThan(priority, -MostPriority);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Runs.Where(run => run.Id == runId).ExecuteUpdateAsync(set => set.SetProperty(run => run.Priority, priority), ct) > 0;
    }

    /// <summary>Ends a running run under its lease.</summary>
    /// <param name="lease">The attempt that ends.</param>
    /// <param name="state">Completed, Cancelled, Failed, Interrupted or Paused.</param>
    /// <param name="reason">Why, and what to do; null where nothing needs saying. What it says is kept is left out where the run finished no epoch.</param>
    /// <param name="ct">Token.</param>
    /// <returns>Whether the run was still held; false changes nothing.</returns>
    public async Task<bool> FinishAsync(RunLease lease, RunState state, string? reason, CancellationToken ct)
    {
        if (state is RunState.Queued or RunState.Running)
            throw new ArgumentOutOfRangeException(nameof(state), state, "A run ends as completed, cancelled, failed, interrupted or paused.");
        var now = clock.GetUtcNow();
        var reasonAnew = EndWords.WithoutEpochs(reason);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Leased(db, lease).ExecuteUpdateAsync(set => set
            .SetProperty(run => run.State, state)
            .SetProperty(run => run.FinishedAt, now)
            .SetProperty(run => run.WorkerProcessId, (int?)null)
            .SetProperty(run => run.EndReason, run => run.Epochs.Any() ? reason : reasonAnew), ct) > 0;
    }

    internal static IQueryable<Run> Leased(FerDbContext db, RunLease lease) =>
        db.Runs.Where(run => run.Id == lease.RunId && run.Attempt == lease.Attempt && run.State == RunState.Running);

    /// <summary>Choices that a device serves, as a JSON array. The processor is in every machine and is claimed for by itself, so that no GPU takes what asks for it.</summary>
    private static string Permitted(string device, bool isBest) => (device == DeviceNames.Cpu, isBest) switch
    {
        (true, false) => """["Cpu"]""",
        (true, true) => """["Cpu", "Auto", "Cuda"]""",
        (false, false) => """["Cuda"]""",
        (false, true) => """["Cuda", "Auto"]""",
    };

    private async Task<RunLease?> ClaimAsync(int runId, string from, CancellationToken ct)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var claimed = await db.Database.SqlQuery<RunLease>($"""
            UPDATE "Run" SET "State" = 'Running', "Attempt" = "Attempt" + 1, "StartedAt" = {now}, "HeartbeatAt" = {now}, "WorkerProcessId" = NULL,
              "CancelRequested" = 0, "PauseRequested" = 0, "FinishedAt" = NULL, "EndReason" = NULL,
              "ClaimedDevice" = CASE "Hyperparameters" ->> '$.device' WHEN 'Cpu' THEN {DeviceNames.Cpu} WHEN 'Cuda' THEN {DeviceNames.FirstGpu} END
            WHERE "Id" = {runId} AND "DeletedAt" IS NULL AND "State" IN (SELECT value FROM json_each({from}))
            RETURNING "Id" AS "RunId", "Attempt"
            """).ToListAsync(ct);
        return claimed.SingleOrDefault();
    }

    private async Task<RunLease> AddAsync(NewRun asked, RunState state, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(asked);
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await RunAdmission.CheckAsync(db, asked, ct) is { Count: > 0 } errors)
            throw new InvalidRunException(errors);
        var now = clock.GetUtcNow();
        var run = RunAdmission.Row(asked, now);
        if (state == RunState.Running)
        {
            (run.State, run.StartedAt, run.HeartbeatAt) = (state, now, now);
            (run.WorkerProcessId, run.Attempt, run.ClaimedDevice) = (Environment.ProcessId, 1, DeviceNames.Of(asked.Hyperparameters.Device));
        }

        db.Runs.Add(run);
        await db.SaveChangesAsync(ct);
        return new RunLease(run.Id, run.Attempt);
    }
}
