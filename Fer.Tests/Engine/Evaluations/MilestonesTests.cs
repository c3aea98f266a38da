using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Messages;
using Fer.Engine.Runs.Worker;
using Fer.Engine.Training;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Evaluations;

[Collection(TorchTests.Name)]
public sealed class MilestonesTests : IAsyncLifetime
{
    private TestDatabase _database = null!; // set before each test
    private RunQueue _queue = null!; // set before each test
    private Milestones _milestones = null!; // set before each test
    private RunLease _lease = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _queue = new RunQueue(_database.Contexts, TimeProvider.System);
        _milestones = new Milestones(_database.Contexts, new SplitImages(_database.Contexts), _database.Folder);
        var asked = (await TrainableDataset.AddAsync(_database, Ct)).NewRun(3);
        _lease = await _queue.EnqueueClaimedAsync(asked with { Hyperparameters = asked.Hyperparameters with { KeptEpochs = "1", KeptLast = 3 } }, Ct);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Run_ThatKeepsEpochs_ScoresThoseItWasAskedForAndItsLastOnTrainAndValidationOnly()
    {
        await TrainAsync();

        var validation = await _milestones.ListAsync(_lease.RunId, SplitPart.Validation, Ct);
        Assert.Equal([(1, TrainableDataset.ValidationCount), (3, TrainableDataset.ValidationCount)], validation.Select(row => (row.Epoch, row.Count)));
        Assert.Equal([1, 3], (await _milestones.ListAsync(_lease.RunId, SplitPart.Train, Ct)).Select(row => row.Epoch));
        Assert.Empty(await _milestones.ListAsync(_lease.RunId, SplitPart.Test, Ct));
        var curve = await _database.ReadAsync(db => db.EpochMetrics.OrderBy(row => row.Epoch).ToListAsync(Ct));
        Assert.All(validation, row => Assert.Equal(
            (curve[row.Epoch - 1].ValidationAccuracy, curve[row.Epoch - 1].ValidationMacroF1), (row.Accuracy, row.MacroF1)));
        Assert.All(validation, row => Assert.Equal(curve[row.Epoch - 1].ValidationLoss, row.LogLoss, 1e-4));
    }

    [Fact]
    public async Task ScoreEnded_TestPart_NeedsARecordedLook()
    {
        await TrainAsync();
        await Assert.ThrowsAsync<RunFailedException>(() => _milestones.ScoreEndedAsync(_lease.RunId, SplitPart.Test, Ct));
        Assert.Empty(await _milestones.ListAsync(_lease.RunId, SplitPart.Test, Ct));

        await new TestLedger(_database.Contexts, TimeProvider.System).RecordAsync(_lease.RunId, "tester", "the study is done", Ct);

        Assert.Equal(2, await _milestones.ScoreEndedAsync(_lease.RunId, SplitPart.Test, Ct));
        Assert.Equal(2, await _milestones.ScoreEndedAsync(_lease.RunId, SplitPart.Test, Ct));
        Assert.Equal([(1, 10), (3, 10)], (await _milestones.ListAsync(_lease.RunId, SplitPart.Test, Ct)).Select(row => (row.Epoch, row.Count)));
    }

    /// <summary>Runs from before the last epoch was scored, too, have no row of it.</summary>
    [Fact]
    public async Task ScoreEnded_LastEpochMissing_ScoresItAndLeavesTheOthers()
    {
        await TrainAsync();
        await using (var db = await _database.Contexts.CreateDbContextAsync(Ct))
        {
            await db.MilestoneScores.Where(row => row.Epoch == 3).ExecuteDeleteAsync(Ct);
            await db.MilestoneScores.ExecuteUpdateAsync(set => set.SetProperty(row => row.LogLoss, 99), Ct);
        }

        var scores = new StudyScores(_database.Contexts);
        Assert.Equal(
            [new UnscoredEpoch(3, SplitPart.Train), new(3, SplitPart.Validation), new(1, SplitPart.Test), new(3, SplitPart.Test)],
            await scores.UnscoredAsync(_lease.RunId, Ct));

        Assert.Equal(2, await _milestones.ScoreEndedAsync(_lease.RunId, SplitPart.Validation, Ct));

        Assert.Equal([(1, true), (3, false)], (await _milestones.ListAsync(_lease.RunId, SplitPart.Train, Ct)).Select(row => (row.Epoch, row.LogLoss == 99)));
        Assert.All(await scores.UnscoredAsync(_lease.RunId, Ct), row => Assert.Equal(SplitPart.Test, row.Part));
    }

    [Fact]
    public async Task Unscored_RunThatKeepsNoEpochs_IsNothing()
    {
        var other = await _queue.EnqueueAsync((await TrainableDataset.AddAsync(_database, Ct, name: "other")).NewRun(1), Ct);
        Assert.Empty(await new StudyScores(_database.Contexts).UnscoredAsync(other, Ct));
        Assert.Empty(await new StudyScores(_database.Contexts).UnscoredAsync(4711, Ct));
    }

    [Fact]
    public async Task Score_RunThatIsNotItsOwn_IsRefused()
    {
        Assert.Contains("has not ended", (await Assert.ThrowsAsync<RunFailedException>(() => _milestones.ScoreEndedAsync(_lease.RunId, SplitPart.Validation, Ct))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LeaseLostException>(() => _milestones.ScoreTrainedAsync(_lease with { Attempt = 9 }, Ct));
    }

    private async Task TrainAsync()
    {
        var images = new SplitImages(_database.Contexts);
        var worker = new RunWorker(
            _queue,
            new PlanReader(_database.Contexts, images, _database.Folder),
            new Trainer(TimeProvider.System),
            new TrainedScores(new Evaluator(_database.Contexts, images, _database.Folder, TimeProvider.System), _milestones),
            new RunRecorders(_database.Contexts, _database.Folder, _queue, TimeProvider.System));
        using var stop = new WorkerStop();
        var end = await worker.RunAsync(_lease, new Progress<WorkerMessage>(), stop);
        Assert.True(end.State == RunState.Completed, end.Reason);
    }
}
