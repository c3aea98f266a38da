using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Fer.Tests.Engine.Runs;

public sealed class AbandonedRunsTests : IAsyncLifetime
{
    private const int NoProcess = int.MaxValue;

    private readonly FakeTimeProvider _clock = new(TinyDataset.ImportedAt);
    private TestDatabase _database = null!; // set before each test
    private RunQueue _queue = null!; // set before each test
    private AbandonedRuns _abandoned = null!; // set before each test
    private RunLease _lease = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        var fixture = await RunFixture.CreateAsync(_database, Ct);
        _queue = new RunQueue(_database.Contexts, _clock);
        _abandoned = new AbandonedRuns(_database.Contexts, _queue, _clock);
        _lease = await _queue.EnqueueClaimedAsync(fixture.NewRun(), Ct);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData(NoProcess, 5, false)]
    [InlineData(NoProcess, 7, true)]
    [InlineData(0, 7, false)]
    [InlineData(0, 119, false)]
    [InlineData(0, 121, true)]
    public async Task Interrupt_RunSilentForSeconds_IsMarkedWhereItsProcessIsGoneOrItWasSilentForLong(int processId, int seconds, bool marked)
    {
        await _queue.BeatAsync(_lease, processId == 0 ? Environment.ProcessId : processId, Ct);
        _clock.Advance(TimeSpan.FromSeconds(seconds));

        var ids = await _abandoned.InterruptAsync(new HashSet<int>(), Ct);

        Assert.Equal(marked ? [_lease.RunId] : [], ids);
        Assert.Equal(marked ? RunState.Interrupted : RunState.Running, await StateAsync());
    }

    [Fact]
    public async Task Interrupt_SupervisedRun_IsLeftAlone()
    {
        await _queue.BeatAsync(_lease, NoProcess, Ct);
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(await _abandoned.InterruptAsync(new HashSet<int> { _lease.RunId }, Ct));
        Assert.Equal(RunState.Running, await StateAsync());
    }

    [Fact]
    public async Task Interrupt_MarkedRun_RefusesItsOldWorkerAndSaysWhatToDo()
    {
        _clock.Advance(TimeSpan.FromMinutes(5));
        await _abandoned.InterruptAsync(new HashSet<int>(), Ct);
        Assert.Equal(LeaseState.Lost, await _queue.BeatAsync(_lease, NoProcess, Ct));
        Assert.Contains("Resume the run", await _database.ReadAsync(db => db.Runs.Select(run => run.EndReason).SingleAsync(Ct)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "No epoch was finished. Resume the run; it begins anew.")]
    [InlineData(true, $"{EndWords.Kept} {EndWords.Resume}")]
    public async Task Interrupt_RunWithOrWithoutAnEpoch_SaysWhatIsTrueOfIt(bool hasEpoch, string words)
    {
        if (hasEpoch)
            await RunRows.AddEpochAsync(_database, _lease.RunId, Ct);
        _clock.Advance(TimeSpan.FromMinutes(5));

        await _abandoned.InterruptAsync(new HashSet<int>(), Ct);

        Assert.EndsWith(words, await _database.ReadAsync(db => db.Runs.Select(run => run.EndReason).SingleAsync(Ct)), StringComparison.Ordinal);
    }

    private Task<RunState> StateAsync() => _database.ReadAsync(db => db.Runs.Select(run => run.State).SingleAsync(Ct));
}
