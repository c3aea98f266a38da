using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Worker;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Evaluations;

public sealed class RunComparisonTests : IAsyncLifetime
{
    private TestDatabase _database = null!; // set before each test
    private RunFixture _fixture = null!; // set before each test
    private RunQueue _queue = null!; // set before each test
    private RunComparison _comparison = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _fixture = await RunFixture.CreateAsync(_database, Ct);
        _queue = new RunQueue(_database.Contexts, TimeProvider.System);
        _comparison = new RunComparison(_database.Contexts, new RunQueries(_database.Contexts));
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Compare_Runs_KeepsTheOrderAndListsOnlyDifferences()
    {
        var first = await _queue.EnqueueAsync(_fixture.NewRun(), Ct);
        var second = await _queue.EnqueueAsync(_fixture.NewRun(change: settings => settings with { Epochs = 9 }), Ct);
        var comparison = await _comparison.CompareAsync([second, 99, first], SplitPart.Validation, Ct);
        Assert.Equal([second, first], comparison.Runs.Select(run => run.Run.Id));
        var setting = Assert.Single(comparison.Differences);
        Assert.Equal("Epochs", setting.Name);
        Assert.Equal(["9", "2"], setting.Values);
    }

    [Fact]
    public async Task Compare_TinyLearningRates_AreToldApart()
    {
        var first = await _queue.EnqueueAsync(_fixture.NewRun(change: settings => settings with { LearningRate = 1e-7 }), Ct);
        var second = await _queue.EnqueueAsync(_fixture.NewRun(change: settings => settings with { LearningRate = 2e-7 }), Ct);
        var comparison = await _comparison.CompareAsync([first, second], SplitPart.Validation, Ct);
        Assert.Equal(["1E-07", "2E-07"], Assert.Single(comparison.Differences).Values);
    }

    [Fact]
    public async Task Ledger_Looks_AreCountedBySplitAndNeedAReason()
    {
        var ledger = new TestLedger(_database.Contexts, TimeProvider.System);
        var first = await _queue.EnqueueAsync(_fixture.NewRun(), Ct);
        var second = await _queue.EnqueueAsync(_fixture.NewRun(), Ct);
        await Assert.ThrowsAsync<RunFailedException>(() => ledger.RecordAsync(first, "me", "  ", Ct));
        await Assert.ThrowsAsync<RunFailedException>(() => ledger.RecordAsync(99, "me", "why", Ct));
        await ledger.RecordAsync(first, "me", " final ", Ct);
        await ledger.RecordAsync(first, "me", "again", Ct);

        var looks = await ledger.OfSplitAsync(_fixture.SplitId, Ct);
        Assert.Equal((2, 1), (looks.Count, looks.RunCount));
        Assert.True(looks.IsOpenFor(first));
        Assert.False(looks.IsOpenFor(second));
        Assert.Contains(looks.Looks, look => look.Reason == "final");
    }

    [Fact]
    public async Task Ledger_LooksThroughAnotherSplit_CountWhereTestImagesAreShared()
    {
        var ledger = new TestLedger(_database.Contexts, TimeProvider.System);
        var samples = _fixture.SampleIds;
        // The last two of each order are the test part: one image in common with the fixture's split, and none.
        var overlapping = _fixture with { SplitId = await RunFixture.AddSplitAsync(_database, _fixture.DatasetId, [.. samples[1..], samples[0]], Ct, "moved") };
        var apart = _fixture with { SplitId = await RunFixture.AddSplitAsync(_database, _fixture.DatasetId, [.. samples.Reverse()], Ct, "reversed") };
        foreach (var split in new[] { overlapping, apart })
            await ledger.RecordAsync(await _queue.EnqueueAsync(split.NewRun(), Ct), "me", "curious", Ct);

        var look = Assert.Single((await ledger.OfSplitAsync(_fixture.SplitId, Ct)).Looks);
        Assert.Equal((overlapping.SplitId, "moved", 1), (look.SplitId, look.SplitName, look.Shared));
        Assert.Equal(2, (await ledger.OfSplitAsync(overlapping.SplitId, Ct)).Looks.Count);
    }

    [Fact]
    public async Task Evaluate_TestPartWithoutALook_IsRefused()
    {
        var run = await _queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        await using (var db = await _database.Contexts.CreateDbContextAsync(Ct))
        {
            db.Checkpoints.Add(new Checkpoint { RunId = run.RunId, Kind = CheckpointKind.Best, Epoch = 1, Path = "checkpoints/x", Bytes = 1, Sha256 = new byte[32], ValidationAccuracy = 0.5 });
            await db.SaveChangesAsync(Ct);
        }

        await _queue.FinishAsync(run, RunState.Completed, null, Ct);
        var evaluator = new Evaluator(_database.Contexts, new SplitImages(_database.Contexts), _database.Folder, TimeProvider.System);
        var error = await Assert.ThrowsAsync<RunFailedException>(() => evaluator.EvaluateAsync(run.RunId, SplitPart.Test, Ct));
        Assert.Contains("locked", error.Message, StringComparison.Ordinal);
    }
}
