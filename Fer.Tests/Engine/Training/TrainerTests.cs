using System.Security.Cryptography;
using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Training;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Training;

[Collection(TorchTests.Name)]
public sealed class TrainerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fer-test-").FullName;
    private readonly Trainer _trainer = new(TimeProvider.System);
    private readonly Recorder _recorder = new();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private TrainingOutcome Train(Hyperparameters recipe, Recorder? recorder = null, CancellationToken? ct = null) =>
        _trainer.Train(Toy.Plan(_folder, recipe), recorder ?? _recorder, ct ?? TestLimit.Token);

    [Theory]
    [InlineData(OptimizerKind.SgdNesterov, LearningRateScheduleKind.OneCycle, 0.05)]
    [InlineData(OptimizerKind.Adam, LearningRateScheduleKind.Constant, 0.005)]
    [InlineData(OptimizerKind.AdamW, LearningRateScheduleKind.Cosine, 0.005)]
    public void Train_SeparableImages_Learns(OptimizerKind optimizer, LearningRateScheduleKind schedule, double rate)
    {
        var outcome = Train(Toy.Recipe with { Optimizer = optimizer, Schedule = schedule, LearningRate = rate, Epochs = 4 });

        Assert.False(outcome.WasCancelled);
        Assert.Equal([1, 2, 3, 4], outcome.Epochs.Select(e => e.Epoch));
        Assert.InRange(outcome.Best!.ValidationAccuracy, 0.9, 1);
        Assert.True(outcome.Epochs[^1].TrainLoss < outcome.Epochs[0].TrainLoss);
    }

    [Theory]
    [InlineData("tutorial")]
    [InlineData("fast")]
    [InlineData("balanced")]
    [InlineData("residual")]
    public void Train_Preset_TakesStepsWithItsOwnRecipe(string name)
    {
        var preset = PresetCatalog.Get(name);
        var plan = Toy.Plan(_folder, preset.Defaults with { Epochs = 1, BatchSize = 4, Device = DeviceChoice.Cpu });

        var outcome = _trainer.Train(plan with { Architecture = preset.Architecture, Train = Toy.Images(12, seed: 1) }, _recorder, TestLimit.Token);

        Assert.Equal(3, _recorder.Batches.Count);
        Assert.Equal(ModelCost.Of(preset.Architecture, Toy.ClassCount).Parameters, _recorder.Starts[0].Parameters);
        using var predictor = Predictor.Load(outcome.Best!.Path);
        Assert.Equal(preset.Architecture, predictor.Header.Architecture);
    }

    [Fact]
    public void Train_TwoEpochs_TellsEveryBatchEpochAndCheckpoint()
    {
        var outcome = Train(Toy.Recipe);

        var start = Assert.Single(_recorder.Starts);
        Assert.Equal(("cpu", 8, 2, 1), (start.Device, start.BatchesPerEpoch, start.Epochs, start.ThreadCount));
        Assert.Equal(Enumerable.Range(1, 8).Concat(Enumerable.Range(1, 8)), _recorder.Batches.Select(b => b.Batch));
        Assert.All(_recorder.Batches, b => Assert.True(b.ImagesPerSecond > 0 && b.RunningLoss > 0 && b.Batches == 8));
        Assert.Equal(outcome.Epochs, _recorder.Epochs);
        Assert.Contains(outcome.Best, _recorder.Checkpoints);
        Assert.Equal(outcome.Last, _recorder.Checkpoints.Last(c => c.Kind == CheckpointKind.Last));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(outcome.Last!.Path))), outcome.Last.Sha256);
        Assert.Equal([outcome.Best!.Path, outcome.Last.Path, Path.Combine(_folder, "resume-0002.ckpt")], Directory.GetFiles(_folder).Order());
    }

    [Fact]
    public void Train_SixEpochsAugmented_LiveTensorsDoNotGrow()
    {
        Train(Toy.Recipe with { Epochs = 6, Augment = true });

        Assert.Equal(_recorder.LiveTensors[1], _recorder.LiveTensors[4]);
        Assert.Equal(_recorder.LiveTensors[1], _recorder.LiveTensors[5]);
    }

    [Fact]
    public void Train_MoreEpochs_LeaveNoMoreTensorsBehind()
    {
        long LeftBy(int epochs)
        {
            var before = Recorder.LiveCount();
            Train(Toy.Recipe with { Augment = true, Mixup = 0.2, AverageDecay = 0.9, Epochs = epochs });
            return Recorder.LiveCount() - before;
        }

        Assert.Equal(LeftBy(1), LeftBy(4));
    }

    [Fact]
    public void Train_SameSeedOneThread_RepeatsExactlyAndAnotherSeedDoesNot()
    {
        var recipe = Toy.Recipe with { Augment = true };
        double[] Losses(Hyperparameters r) => [.. Train(r).Epochs.SelectMany(e => new[] { e.TrainLoss, e.ValidationLoss })];

        var first = Losses(recipe);

        Assert.Equal(first, Losses(recipe));
        Assert.NotEqual(first, Losses(recipe with { Seed = 2 }));
    }

    [Fact]
    public void Train_CancelledInTheSecondEpoch_StopsAtOnceAndKeepsTheCheckpoint()
    {
        using var cancel = new CancellationTokenSource();
        var recorder = new Recorder(b => { if (b is { Epoch: 2, Batch: 3 }) cancel.Cancel(); });

        var outcome = Train(Toy.Recipe with { Epochs = 5 }, recorder, cancel.Token);

        Assert.True(outcome.WasCancelled);
        Assert.Equal((2, 3), (recorder.Batches[^1].Epoch, recorder.Batches[^1].Batch));
        Assert.Equal(1, outcome.Last!.Epoch);
        using var predictor = Predictor.Load(outcome.Last.Path);
        Assert.Equal(1, predictor.Header.Epoch);
    }

    [Fact]
    public void Train_CancelledBeforeTheFirstBatch_HasNoCheckpoint()
    {
        var outcome = Train(Toy.Recipe, ct: new CancellationToken(canceled: true));

        Assert.True(outcome.WasCancelled);
        Assert.Null(outcome.Last);
        Assert.Empty(_recorder.Batches);
    }

    [Fact]
    public void Train_AbsurdLearningRate_StopsWithinTwoBatchesAndSaysWhy()
    {
        var error = Assert.Throws<NonFiniteLossException>(() => Train(Toy.Recipe with { LearningRate = 1e30, Schedule = LearningRateScheduleKind.Constant }));

        Assert.InRange(error.Batch, 1, 3);
        Assert.Contains("lower learning rate", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Train_OneBatchThatBlowsUp_IsNotKeptAsACheckpoint()
    {
        var recipe = Toy.Recipe with { LearningRate = 1e30, Schedule = LearningRateScheduleKind.Constant, BatchSize = 1000, Epochs = 1 };

        Assert.Throws<NonFiniteLossException>(() => Train(recipe));

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Train_LabelAboveTheClasses_RefusesInWords()
    {
        var plan = Toy.Plan(_folder) with { ClassCount = 2 };

        var error = Assert.Throws<ArgumentException>(() => _trainer.Train(plan, _recorder, TestLimit.Token));

        Assert.Contains("above the 2 classes", error.Message, StringComparison.Ordinal);
    }
}
