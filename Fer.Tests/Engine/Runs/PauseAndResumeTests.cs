using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Fer.Tests.Engine.Runs;

public sealed class PauseAndResumeTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(TinyDataset.ImportedAt);
    private TestDatabase _database = null!; // set before each test
    private RunFixture _fixture = null!; // set before each test
    private RunQueue _queue = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _fixture = await RunFixture.CreateAsync(_database, Ct);
        _queue = new RunQueue(_database.Contexts, _clock);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Pause_QueuedRun_IsPutAsideAtOnceAndNeverTakenUntilResumed()
    {
        var id = await _queue.EnqueueAsync(_fixture.NewRun(), Ct);

        Assert.Equal(PauseResult.Paused, await _queue.PauseAsync(id, Ct));

        Assert.Equal(RunState.Paused, (await RunAsync(id)).State);
        Assert.Null(await _queue.ClaimNextAsync(DeviceNames.Cpu, true, Ct));
        Assert.Equal(PauseResult.AlreadyEnded, await _queue.PauseAsync(id, Ct));
        Assert.Equal(PauseResult.NotFound, await _queue.PauseAsync(99, Ct));
        Assert.True(await _queue.ResumeAsync(id, Ct));
        Assert.Equal(new RunLease(id, 1), await _queue.ClaimNextAsync(DeviceNames.Cpu, true, Ct));
    }

    [Fact]
    public async Task Pause_RunningRun_TellsItsWorkerWithTheNextBeatAndACancelOverrulesIt()
    {
        var lease = await _queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);

        Assert.Equal(PauseResult.Requested, await _queue.PauseAsync(lease.RunId, Ct));

        Assert.Equal(LeaseState.PauseRequested, await _queue.BeatAsync(lease, 7, Ct));
        Assert.Equal(CancelResult.Requested, await _queue.CancelAsync(lease.RunId, Ct));
        Assert.Equal(LeaseState.CancelRequested, await _queue.BeatAsync(lease, 7, Ct));
    }

    [Fact]
    public async Task Cancel_PausedRun_EndsItAtOnce()
    {
        var lease = await PausedAsync();

        Assert.Equal(CancelResult.Cancelled, await _queue.CancelAsync(lease.RunId, Ct));

        var run = await RunAsync(lease.RunId);
        Assert.Equal(RunState.Cancelled, run.State);
        Assert.Contains("while it waited", run.EndReason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RunState.Paused, true)]
    [InlineData(RunState.Cancelled, true)]
    [InlineData(RunState.Failed, true)]
    [InlineData(RunState.Interrupted, true)]
    [InlineData(RunState.Completed, false)]
    public async Task Resume_EndedRun_IsQueuedAgainWithItsEpochsUnlessItIsDone(RunState state, bool resumed)
    {
        var lease = await EndedAsync(state);

        Assert.Equal(resumed, await _queue.ResumeAsync(lease.RunId, Ct));

        var run = await RunAsync(lease.RunId);
        Assert.Equal(resumed ? RunState.Queued : state, run.State);
        Assert.Equal((1, 1), (run.Epochs.Count, run.Checkpoints.Count));
        if (!resumed)
            return;
        Assert.Equal((false, false, null, null, null), (run.CancelRequested, run.PauseRequested, run.FinishedAt, run.EndReason, run.ClaimedDevice));
        Assert.Equal(new RunLease(run.Id, 2), await _queue.ClaimNextAsync(DeviceNames.Cpu, true, Ct));
        Assert.Equal(LeaseState.Held, await _queue.BeatAsync(new RunLease(run.Id, 2), 7, Ct));
    }

    [Fact]
    public async Task Resume_RunThatWaitsOrRunsOrIsUnknown_ChangesNothing()
    {
        var running = await _queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        var queued = await _queue.EnqueueAsync(_fixture.NewRun(), Ct);
        Assert.False(await _queue.ResumeAsync(running.RunId, Ct));
        Assert.False(await _queue.ResumeAsync(queued, Ct));
        Assert.False(await _queue.ResumeAsync(99, Ct));
        Assert.Equal(RunState.Running, (await RunAsync(running.RunId)).State);
    }

    [Fact]
    public async Task ResumeClaimed_PausedRun_IsTakenAtOnceUnderANewAttempt()
    {
        var old = await PausedAsync();

        var lease = await _queue.ResumeClaimedAsync(old.RunId, Ct);

        Assert.Equal(new RunLease(old.RunId, 2), lease);
        Assert.Equal(LeaseState.Lost, await _queue.BeatAsync(old, 7, Ct));
        Assert.Equal(LeaseState.Held, await _queue.BeatAsync(lease!, 7, Ct));
        Assert.Null(await _queue.ResumeClaimedAsync(old.RunId, Ct));
    }

    [Fact]
    public async Task Resume_OlderRun_HasThePlaceThatItHad()
    {
        var old = await PausedAsync();
        _clock.Advance(TimeSpan.FromHours(1));
        await _queue.EnqueueAsync(_fixture.NewRun(), Ct);

        await _queue.ResumeAsync(old.RunId, Ct);

        Assert.Equal(old.RunId, (await _queue.ClaimNextAsync(DeviceNames.Cpu, true, Ct))?.RunId);
    }

    private Task<RunLease> PausedAsync() => EndedAsync(RunState.Paused);

    private async Task<RunLease> EndedAsync(RunState state)
    {
        var lease = await _queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        await _queue.PauseAsync(lease.RunId, Ct);
        await _queue.CancelAsync(lease.RunId, Ct);
        await RunRows.AddEpochAsync(_database, lease.RunId, Ct);
        await _queue.FinishAsync(lease, state, "why", Ct);
        return lease;
    }

    private Task<Run> RunAsync(int id) =>
        _database.ReadAsync(db => db.Runs.AsNoTracking().Include(run => run.Epochs).Include(run => run.Checkpoints).SingleAsync(run => run.Id == id, Ct));
}
