using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.CrossValidations;
using Fer.Engine.Models;
using Fer.Tests.Engine.Quality;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.CrossValidations;

public sealed class CrossValidationsTests : IAsyncLifetime
{
    private QualityGround _ground = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync() => _ground = await QualityGround.CreateAsync(Ct);

    public ValueTask DisposeAsync() => _ground.DisposeAsync();

    [Fact]
    public async Task Start_FourFolds_ValidatesEverySampleOnceByTheLastEpoch()
    {
        var id = await _ground.Folds.StartAsync(New(4), Ct);

        var row = (await _ground.Folds.FindAsync(id, Ct))!;
        Assert.Equal([1, 2, 3, 4], row.Folds.Select(fold => fold.Fold));
        Assert.All(row.Folds, fold => Assert.Equal(RunState.Queued, fold.State));
        Assert.Equal(KeptWeights.LastEpoch, row.Hyperparameters.Weights);
        var splits = row.Folds.Select(fold => fold.SplitId).ToList();
        var validated = await _ground.Database.ReadAsync(db => db.SplitSamples
            .Where(sample => splits.Contains(sample.SplitId) && sample.Part == SplitPart.Validation).Select(sample => sample.SampleId).ToListAsync(Ct));
        Assert.Equal((await _ground.SamplesAsync(Ct)).Select(sample => sample.Id), validated.Order());
    }

    [Fact]
    public async Task Resume_SomeFoldsEndedEarly_QueuesThoseOnly()
    {
        var id = await _ground.Folds.StartAsync(New(3), Ct);
        var before = (await _ground.Folds.FindAsync(id, Ct))!.Folds;
        await _ground.ScoreAsync(before[0].RunId, _ => 0, 0.9f, Ct);
        await _ground.Runs.CancelAsync(before[1].RunId, Ct);

        Assert.Equal(1, await _ground.Folds.ResumeAsync(id, Ct));

        var after = (await _ground.Folds.FindAsync(id, Ct))!;
        Assert.Equal([RunState.Completed, RunState.Queued, RunState.Queued], after.Folds.Select(fold => fold.State));
        Assert.Equal(before.Select(fold => fold.RunId), after.Folds.Select(fold => fold.RunId));
        Assert.Equal(0.9, after.PooledAccuracy);
    }

    [Theory]
    [InlineData(CheckpointKind.Resume, "Stopped.", false)]
    [InlineData(CheckpointKind.Best, "Stopped.", true)]
    [InlineData(CheckpointKind.Resume, "The run cannot go on from resume-0001.ckpt.", true)]
    public async Task Resume_FoldInterruptedAfterAnEpoch_GoesOnWithItsRunWhereThatCan(CheckpointKind kept, string reason, bool anew)
    {
        var id = await _ground.Folds.StartAsync(New(2), Ct);
        var run = await InterruptAsync(id, reason);
        await _ground.Database.ReadAsync(db => db.Checkpoints.ExecuteUpdateAsync(set => set.SetProperty(row => row.Kind, kept), Ct));

        Assert.Equal(1, await _ground.Folds.ResumeAsync(id, Ct));
        Assert.Equal(0, await _ground.Folds.ResumeAsync(id, Ct));

        var fold = (await _ground.Folds.FindAsync(id, Ct))!.Folds[0];
        Assert.Equal((RunState.Queued, anew, anew ? 0 : 1), (fold.State, fold.RunId != run, fold.Epochs));
        Assert.Equal(anew ? 3 : 2, await _ground.Database.ReadAsync(db => db.Runs.CountAsync(Ct)));
    }

    [Fact]
    public async Task Resume_InterruptedFoldThatWasScoredByHand_IsQueuedOnceAndDoneByTheRunThatFollows()
    {
        var id = await _ground.Folds.StartAsync(New(2), Ct);
        var run = await InterruptAsync(id, "Stopped.");
        await RunRows.AddScoresAsync(_ground.Database, run, (await _ground.SamplesAsync(Ct))[0].Id, Ct);

        Assert.Equal(1, await _ground.Folds.ResumeAsync(id, Ct));
        Assert.Equal(0, await _ground.Folds.ResumeAsync(id, Ct));

        // This one keeps nothing to go on from, so that the fold has a run of its own beside the scored one.
        var fold = (await _ground.Folds.FindAsync(id, Ct))!.Folds[0];
        Assert.NotEqual(run, fold.RunId);
        Assert.Equal(1, await _ground.Database.ReadAsync(db => db.Runs.CountAsync(row => row.State == RunState.Queued && row.SplitId == fold.SplitId, Ct)));
        await _ground.ScoreAsync(fold.RunId, _ => 0, 0.9f, Ct);
        Assert.True((await _ground.Folds.FindAsync(id, Ct))!.Folds[0].IsDone);
    }

    /// <summary>Has the first fold's run finish an epoch and stop.</summary>
    private async Task<int> InterruptAsync(int id, string reason)
    {
        var run = (await _ground.Folds.FindAsync(id, Ct))!.Folds[0].RunId;
        var lease = (await _ground.Runs.ClaimAsync(run, Ct))!;
        await RunRows.AddEpochAsync(_ground.Database, run, Ct);
        await _ground.Runs.FinishAsync(lease, RunState.Interrupted, reason, Ct);
        return run;
    }

    [Fact]
    public async Task Cancel_LeavesFinishedFolds()
    {
        var id = await _ground.Folds.StartAsync(New(3), Ct);
        await _ground.ScoreAsync((await _ground.Folds.FindAsync(id, Ct))!.Folds[0].RunId, _ => 0, 0.9f, Ct);

        await _ground.Folds.CancelAsync(id, Ct);

        var row = (await _ground.Folds.FindAsync(id, Ct))!;
        Assert.Equal([RunState.Completed, RunState.Cancelled, RunState.Cancelled], row.Folds.Select(fold => fold.State));
        Assert.True(row.IsStuck);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(21, null)]
    [InlineData(3, "taken")]
    public async Task Start_BadWish_IsRefusedAndStoresNothing(int folds, string? name)
    {
        await _ground.Folds.StartAsync(New(2, "taken"), Ct);

        await Assert.ThrowsAsync<CrossValidationException>(() => _ground.Folds.StartAsync(New(folds, name), Ct));

        Assert.Single(await _ground.Folds.ListAsync(_ground.DatasetId, Ct));
        Assert.Equal(2, await _ground.Database.ReadAsync(db => db.Runs.CountAsync(Ct)));
    }

    private NewCrossValidation New(int folds, string? name = null) => new(_ground.DatasetId, folds, 1, IncludesTest: true, PresetCatalog.Fast.Defaults with { Epochs = 1 }, name);
}
