using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Training;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Fer.Tests.Engine.Runs;

public sealed class RunRecorderTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(TinyDataset.ImportedAt);
    private TestDatabase _database = null!; // set before each test
    private RunQueue _queue = null!; // set before each test
    private RunLease _lease = null!; // set before each test
    private RunRecorder _recorder = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _queue = new RunQueue(_database.Contexts, _clock);
        _lease = await _queue.EnqueueClaimedAsync((await RunFixture.CreateAsync(_database, Ct)).NewRun(), Ct);
        _recorder = new RunRecorder(_database.Contexts, _database.Folder, _lease, new RunLog(_database.Folder, _clock), _clock);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task OnEpochCompleted_BetterThenWorse_StoresBothAndKeepsTheBest()
    {
        _recorder.OnEpochCompleted(Finished(1, 0.5, isBest: true));
        _recorder.OnEpochCompleted(Finished(2, 0.4, isBest: false));

        Assert.Equal([1, 2], await _database.ReadAsync(db => db.EpochMetrics.OrderBy(row => row.Epoch).Select(row => row.Epoch).ToListAsync(Ct)));
        var run = await _database.ReadAsync(db => db.Runs.SingleAsync(Ct));
        Assert.Equal((1, 0.5), (run.BestEpoch, run.BestValidationAccuracy));
        var classF1 = (await _database.ReadAsync(db => db.EpochMetrics.FirstAsync(Ct))).ClassF1;
        Assert.Equal([0.4, 0.4], classF1!);
    }

    [Fact]
    public async Task OnEpochCompleted_FilesReplaced_HaveTheRowsOfThoseThatStay()
    {
        _recorder.OnEpochCompleted(Finished(1, 0.5, isBest: true) with { Saved = [Saved(1, CheckpointKind.Last), Saved(1, CheckpointKind.Best)] });
        _recorder.OnEpochCompleted(Finished(2, 0.4, isBest: false) with { Saved = [Saved(2, CheckpointKind.Last)], Dropped = [Saved(1, CheckpointKind.Last)] });

        var rows = await _database.ReadAsync(db => db.Checkpoints.OrderBy(row => row.Kind).ToListAsync(Ct));
        Assert.Equal([(CheckpointKind.Best, 1), (CheckpointKind.Last, 2)], rows.Select(row => (row.Kind, row.Epoch)));
        Assert.All(rows, row => Assert.StartsWith("checkpoints/7/", row.Path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task EveryWrite_AfterTheRunWasTakenAway_ThrowsAndStoresNothing()
    {
        await _queue.FinishAsync(_lease, RunState.Interrupted, "gone", Ct);

        Assert.Throws<LeaseLostException>(() => _recorder.OnStarted(new TrainingStart("cpu", 1, 1, 1, 1, NumberPrecision.Full, 1)));
        Assert.Throws<LeaseLostException>(() => _recorder.OnEpochCompleted(Finished(1, 0.5, isBest: true) with { Saved = [Saved(1, CheckpointKind.Best)] }));

        Assert.Equal((0, 0), await _database.ReadAsync(async db => (await db.EpochMetrics.CountAsync(Ct), await db.Checkpoints.CountAsync(Ct))));
        Assert.Null((await _database.ReadAsync(db => db.Runs.SingleAsync(Ct))).BestEpoch);
    }

    private static FinishedEpoch Finished(int epoch, double accuracy, bool isBest) => FinishedEpochs.Of(epoch, accuracy, isBest);

    private SavedCheckpoint Saved(int epoch, CheckpointKind kind) => new(
        Path.Combine(_database.Folder.Checkpoints, "7", $"{kind}-{epoch}.ckpt"), new string('a', 64), 10, epoch, kind, 0.5);
}
