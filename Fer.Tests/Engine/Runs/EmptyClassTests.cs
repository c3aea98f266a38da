using Fer.Data.Datasets;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Messages;
using Fer.Engine.Runs.Worker;
using Fer.Engine.Splitting;
using Fer.Engine.Training;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Runs;

/// <summary>A class that no image has yet, such as Contempt just after it was added, breaks neither splits nor training nor figures.</summary>
[Collection(TorchTests.Name)]
public sealed class EmptyClassTests : IAsyncLifetime
{
    private const int Contempt = 7;
    private TestDatabase _database = null!; // set before each test
    private TrainableDataset _dataset = null!; // set before each test
    private ClassVocabularyEditor _editor = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _dataset = await TrainableDataset.AddAsync(_database, Ct);
        _editor = new ClassVocabularyEditor(_database.Contexts, _database.Labels);
        Assert.Equal(Contempt, (await _editor.AddAsync(_dataset.DatasetId, ClassVocabulary.Contempt, Ct)).Index);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Split_EmptyEighthClass_DividesTheOthers()
    {
        var (_, plan) = await SplitAsync();

        Assert.Equal(70, plan.Assignments.Count);
        Assert.All(plan.Counts(), count => Assert.InRange(count.Label, 0, 6));
        Assert.Equal(7, plan.Counts().Count(count => count.Part == SplitPart.Test));
    }

    [Fact]
    public async Task TrainAndEvaluate_EmptyEighthClass_GiveFiniteFiguresOverEightClasses()
    {
        var (splitId, _) = await SplitAsync();
        var queue = new RunQueue(_database.Contexts, TimeProvider.System);
        var lease = await queue.EnqueueClaimedAsync((_dataset with { SplitId = splitId }).NewRun(1), Ct);

        var end = await TrainAsync(queue, lease);

        Assert.True(end.State == RunState.Completed, end.Reason);
        var result = (await new EvaluationQueries(_database.Contexts).FindAsync(lease.RunId, SplitPart.Validation, Ct))!;
        Assert.Equal((8, 8), (result.Matrix.ClassCount, result.Classes.Count));
        Assert.Equal(("Contempt", 0), (result.Classes[Contempt].Name, result.Matrix.Classes[Contempt].Support));
        Assert.All([result.Accuracy, result.MacroF1, result.LogLoss, result.Interval.Low, result.Interval.High], figure => Assert.True(double.IsFinite(figure)));
        Assert.All(result.Matrix.Classes, figures => Assert.True(double.IsFinite(figures.Precision + figures.Recall + figures.F1)));

        await _editor.AddAsync(_dataset.DatasetId, "Bored", Ct);
        Assert.Equal(8, (await new EvaluationQueries(_database.Contexts).FindAsync(lease.RunId, SplitPart.Validation, Ct))!.Classes.Count);
    }

    private Task<(int SplitId, SplitPlan Plan)> SplitAsync() => new SplitMaker(_database.Contexts, TimeProvider.System)
        .MakeAsync(_dataset.DatasetId, "eight", new SplitRules { TestRule = TestRule.Share, TestShare = 0.2 }, Ct);

    private async Task<RunEnd> TrainAsync(RunQueue queue, RunLease lease)
    {
        var images = new SplitImages(_database.Contexts);
        var worker = new RunWorker(
            queue,
            new PlanReader(_database.Contexts, images, _database.Folder),
            new Trainer(TimeProvider.System),
            new TrainedScores(
                new Evaluator(_database.Contexts, images, _database.Folder, TimeProvider.System),
                new Milestones(_database.Contexts, images, _database.Folder)),
            new RunRecorders(_database.Contexts, _database.Folder, queue, TimeProvider.System));
        using var stop = new WorkerStop();
        return await worker.RunAsync(lease, new Progress<WorkerMessage>(), stop);
    }
}
