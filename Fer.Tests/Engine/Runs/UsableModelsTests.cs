using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Runs;

public sealed class UsableModelsTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task ListAsync_RunsOfAllKinds_AreThoseWithTheWeightsTheyAreJudgedBy()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var fixture = await RunFixture.CreateAsync(database, Ct);
        await AddAsync(fixture, "older", RunState.Completed, CheckpointKind.Best);
        await AddAsync(fixture, "newer", RunState.Completed, CheckpointKind.Best);
        await AddAsync(fixture, "stopped", RunState.Cancelled, CheckpointKind.Best);
        await AddAsync(fixture, "running", RunState.Running, CheckpointKind.Best);
        await AddAsync(fixture, "without", RunState.Completed, CheckpointKind.Resume);
        await AddAsync(fixture, "judged by its last epoch", RunState.Completed, CheckpointKind.Best, KeptWeights.LastEpoch);
        await AddAsync(fixture, "put away", RunState.Completed, CheckpointKind.Best, isArchived: true);

        var models = await new UsableModels(database.Contexts).ListAsync(Ct);

        Assert.Equal(["newer", "older", "stopped"], models.Select(model => model.Name));
        Assert.Equal((RunState.Cancelled, "tiny", 0.5), (models[2].State, models[2].Dataset, models[2].ValidationAccuracy));
    }

    private static async Task AddAsync(
        RunFixture fixture, string name, RunState state, CheckpointKind kind, KeptWeights weights = default, bool isArchived = false)
    {
        await using var db = await fixture.Database.Contexts.CreateDbContextAsync(Ct);
        var run = new Run
        {
            Name = name,
            DatasetId = fixture.DatasetId,
            SplitId = fixture.SplitId,
            State = state,
            Hyperparameters = fixture.NewRun(change: settings => settings with { Weights = weights }).Hyperparameters,
            QueuedAt = TinyDataset.ImportedAt,
            BestValidationAccuracy = 0.5,
            ArchivedAt = isArchived ? TinyDataset.ImportedAt : null,
        };
        run.Checkpoints.Add(new Checkpoint { RunId = 0, Kind = kind, Epoch = 1, Path = $"checkpoints/{name}", Bytes = 1, Sha256 = new byte[32], ValidationAccuracy = 0.5 });
        db.Runs.Add(run);
        await db.SaveChangesAsync(Ct);
    }
}
