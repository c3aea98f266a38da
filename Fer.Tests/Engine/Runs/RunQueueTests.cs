using System.Collections.Concurrent;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Fer.Tests.Engine.Runs;

public sealed class RunQueueTests : IAsyncLifetime
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
    public async Task Enqueue_ValidRun_IsStoredAsQueuedWithItsSettings()
    {
        var asked = _fixture.NewRun(" mine ");
        var id = await _queue.EnqueueAsync(asked, Ct);

        var run = await RunAsync(id);
        Assert.Equal((RunState.Queued, "mine", 0), (run.State, run.Name, run.Attempt));
        Assert.Equal(asked.Hyperparameters, run.Hyperparameters);
    }

    [Fact]
    public async Task Enqueue_SeveralWrongFields_NamesEachAndStoresNothing()
    {
        var asked = _fixture.NewRun(new string('n', 101), settings => settings with { Epochs = 0 }) with { SplitId = 99 };

        var error = await Assert.ThrowsAsync<InvalidRunException>(() => _queue.EnqueueAsync(asked, Ct));

        Assert.Equal(["Epochs", "Name", "SplitId"], error.Errors.Select(field => field.Field));
        Assert.Equal(0, await _database.ReadAsync(db => db.Runs.CountAsync(Ct)));
    }

    [Fact]
    public async Task Enqueue_SplitOfAnotherDataset_IsRefused()
    {
        var (other, _) = await TinyDataset.AddAsync(_database, "other", 0, 1);
        var error = await Assert.ThrowsAsync<InvalidRunException>(() => _queue.EnqueueAsync(_fixture.NewRun() with { DatasetId = other }, Ct));
        Assert.Equal("SplitId", Assert.Single(error.Errors).Field);
    }

    [Fact]
    public async Task ClaimNext_ManyClaimersAtOnce_TakeEachRunOnceAndNeverTwoTogether()
    {
        const int runs = 24;
        for (var index = 0; index < runs; index++)
            await _queue.EnqueueAsync(_fixture.NewRun(), Ct);
        var taken = new ConcurrentQueue<int>();
        var atWork = 0;
        // One that fails ends the others, which would wait for its run for ever.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        async Task ClaimAllAsync()
        {
            try
            {
                await ClaimWhileAnyAsync();
            }
            catch
            {
                await end.CancelAsync();
                throw;
            }
        }

        async Task ClaimWhileAnyAsync()
        {
            // Paced, since SQLite's lock is not fair: eight that never pause can keep the one that holds a run from ending it.
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
            while (taken.Count < runs)
            {
                if (await _queue.ClaimNextAsync(DeviceNames.Cpu, true, end.Token) is not { } lease)
                {
                    await pace.WaitForNextTickAsync(end.Token);
                    continue;
                }

                Assert.Equal(1, Interlocked.Increment(ref atWork));
                taken.Enqueue(lease.RunId);
                Interlocked.Decrement(ref atWork);
                Assert.True(await _queue.FinishAsync(lease, RunState.Completed, null, end.Token));
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(ClaimAllAsync, Ct)));
        Assert.Equal(Enumerable.Range(1, runs), taken);
    }

    [Fact]
    public async Task ClaimNext_WhileAnotherRuns_TakesNothing()
    {
        await _queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        await _queue.EnqueueAsync(_fixture.NewRun(), Ct);
        Assert.Null(await _queue.ClaimNextAsync(DeviceNames.Cpu, true, Ct));
    }

    [Fact]
    public async Task Claim_RunThatIsNotQueued_IsRefused()
    {
        var id = await _queue.EnqueueAsync(_fixture.NewRun(), Ct);
        Assert.Equal(new RunLease(id, 1), await _queue.ClaimAsync(id, Ct));
        Assert.Null(await _queue.ClaimAsync(id, Ct));
        Assert.Null(await _queue.ClaimAsync(99, Ct));
    }

    [Fact]
    public async Task Cancel_QueuedRun_EndsAtOnceAndIsNeverTaken()
    {
        var id = await _queue.EnqueueAsync(_fixture.NewRun(), Ct);
        Assert.Equal(CancelResult.Cancelled, await _queue.CancelAsync(id, Ct));
        Assert.Equal(RunState.Cancelled, (await RunAsync(id)).State);
        Assert.Null(await _queue.ClaimNextAsync(DeviceNames.Cpu, true, Ct));
        Assert.Equal(CancelResult.AlreadyEnded, await _queue.CancelAsync(id, Ct));
        Assert.Equal(CancelResult.NotFound, await _queue.CancelAsync(99, Ct));
    }

    [Fact]
    public async Task Cancel_RunningRun_TellsItsWorkerWithTheNextBeat()
    {
        var lease = await _queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        Assert.Equal(LeaseState.Held, await _queue.BeatAsync(lease, 7, Ct));
        Assert.Equal(CancelResult.Requested, await _queue.CancelAsync(lease.RunId, Ct));
        Assert.Equal(LeaseState.CancelRequested, await _queue.BeatAsync(lease, 7, Ct));
    }

    [Fact]
    public async Task Finish_UnderAnOlderAttempt_ChangesNothing()
    {
        var lease = await _queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        var stale = lease with { Attempt = 0 };
        Assert.False(await _queue.FinishAsync(stale, RunState.Failed, "no", Ct));
        Assert.Equal(LeaseState.Lost, await _queue.BeatAsync(stale, 7, Ct));
        Assert.True(await _queue.FinishAsync(lease, RunState.Completed, null, Ct));
        Assert.False(await _queue.FinishAsync(lease, RunState.Failed, "late", Ct));
        Assert.Equal((RunState.Completed, (string?)null), await _database.ReadAsync(db => db.Runs.Select(run => ValueTuple.Create(run.State, run.EndReason)).SingleAsync(Ct)));
    }

    [Theory]
    [InlineData(RunState.Queued)]
    [InlineData(RunState.Running)]
    public async Task Finish_AsAStateThatIsNoEnd_IsRefused(RunState state)
    {
        var lease = await _queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _queue.FinishAsync(lease, state, null, Ct));
    }

    [Theory]
    [InlineData(DeviceChoice.Cpu, "cpu", true, true)]
    [InlineData(DeviceChoice.Cpu, "cpu", false, true)]
    [InlineData(DeviceChoice.Cpu, "cuda:0", true, false)]
    [InlineData(DeviceChoice.Auto, "cpu", true, true)]
    [InlineData(DeviceChoice.Auto, "cpu", false, false)]
    [InlineData(DeviceChoice.Auto, "cuda:0", true, true)]
    [InlineData(DeviceChoice.Cuda, "cuda:0", true, true)]
    [InlineData(DeviceChoice.Cuda, "cpu", false, false)]
    [InlineData(DeviceChoice.Cuda, "cpu", true, true)]
    public async Task ClaimNext_ForADevice_TakesOnlyRunsThatItServes(DeviceChoice asked, string device, bool isBest, bool taken)
    {
        var id = await _queue.EnqueueAsync(_fixture.NewRun(null, settings => settings with { Device = asked }), Ct);

        var lease = await _queue.ClaimNextAsync(device, isBest, Ct);

        Assert.Equal(taken ? new RunLease(id, 1) : null, lease);
        Assert.Equal(taken ? device : null, (await RunAsync(id)).ClaimedDevice);
    }

    [Fact]
    public async Task ClaimNext_TwoDevices_TrainOneRunEachAtATime()
    {
        foreach (var device in new[] { DeviceChoice.Cpu, DeviceChoice.Cuda, DeviceChoice.Cpu, DeviceChoice.Auto })
            await _queue.EnqueueAsync(_fixture.NewRun(null, settings => settings with { Device = device }), Ct);

        Assert.Equal(1, (await _queue.ClaimNextAsync(DeviceNames.Cpu, false, Ct))?.RunId);
        Assert.Equal(2, (await _queue.ClaimNextAsync(DeviceNames.FirstGpu, true, Ct))?.RunId);
        Assert.Null(await _queue.ClaimNextAsync(DeviceNames.Cpu, false, Ct));
        Assert.Null(await _queue.ClaimNextAsync(DeviceNames.FirstGpu, true, Ct));
        await _queue.FinishAsync(new RunLease(2, 1), RunState.Completed, null, Ct);
        Assert.Null(await _queue.ClaimNextAsync(DeviceNames.Cpu, false, Ct));
        Assert.Equal(4, (await _queue.ClaimNextAsync(DeviceNames.FirstGpu, true, Ct))?.RunId);
    }

    [Theory]
    [InlineData(null, "cpu", false)]
    [InlineData(null, "cuda:0", true)]
    [InlineData("cuda:0 NVIDIA RTX 4090", "cpu", true)]
    [InlineData("cuda:0 NVIDIA RTX 4090", "cuda:0", false)]
    public async Task ClaimNext_WhileARunWithoutAClaimedDeviceRuns_CountsItOnTheDeviceItUsesOrTheProcessor(string? used, string device, bool taken)
    {
        var running = await _queue.EnqueueClaimedAsync(_fixture.NewRun(null, settings => settings with { Device = DeviceChoice.Auto }), Ct);
        await _database.ReadAsync(db => db.Runs.Where(run => run.Id == running.RunId).ExecuteUpdateAsync(set => set.SetProperty(run => run.DeviceUsed, used), Ct));
        await _queue.EnqueueAsync(_fixture.NewRun(null, settings => settings with { Device = DeviceChoice.Auto }), Ct);

        Assert.Equal(taken, await _queue.ClaimNextAsync(device, true, Ct) is not null);
    }

    [Theory]
    [InlineData(DeviceChoice.Cpu, "cpu")]
    [InlineData(DeviceChoice.Cuda, "cuda:0")]
    [InlineData(DeviceChoice.Auto, null)]
    public async Task Claim_InTheForeground_NotesTheDeviceThatIsAskedFor(DeviceChoice asked, string? device)
    {
        var run = _fixture.NewRun(null, settings => settings with { Device = asked });
        var queued = await _queue.EnqueueAsync(run, Ct);
        await _queue.ClaimAsync(queued, Ct);
        var stored = (await _queue.EnqueueClaimedAsync(run, Ct)).RunId;
        Assert.Equal((device, device), ((await RunAsync(queued)).ClaimedDevice, (await RunAsync(stored)).ClaimedDevice));
    }

    [Fact]
    public async Task SetPriority_OfALaterRun_MovesItToTheFrontAndTiesGoByAge()
    {
        for (var index = 0; index < 4; index++)
            await _queue.EnqueueAsync(_fixture.NewRun(), Ct);
        Assert.True(await _queue.SetPriorityAsync(3, 5, Ct));
        Assert.True(await _queue.SetPriorityAsync(4, 5, Ct));
        Assert.True(await _queue.SetPriorityAsync(1, -1, Ct));
        Assert.False(await _queue.SetPriorityAsync(99, 1, Ct));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _queue.SetPriorityAsync(1, RunQueue.MostPriority + 1, Ct));

        Assert.Equal([3, 4, 2, 1], (await new RunQueries(_database.Contexts).QueueAsync(Ct)).Select(item => item.Id));
        foreach (var expected in new[] { 3, 4, 2, 1 })
        {
            var lease = await _queue.ClaimNextAsync(DeviceNames.Cpu, true, Ct);
            Assert.Equal(expected, lease?.RunId);
            await _queue.FinishAsync(lease!, RunState.Completed, null, Ct);
        }
    }

    private Task<Run> RunAsync(int id) => _database.ReadAsync(db => db.Runs.AsNoTracking().SingleAsync(run => run.Id == id, Ct));
}
