using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.CrossValidations;
using Fer.Engine.Models;
using Fer.Tests.Engine.Quality;
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
        Assert.Equal((before[0].RunId, before[2].RunId), (after.Folds[0].RunId, after.Folds[2].RunId));
        Assert.NotEqual(before[1].RunId, after.Folds[1].RunId);
        Assert.Equal(before[1].SplitId, after.Folds[1].SplitId);
        Assert.Equal(0.9, after.PooledAccuracy);
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
