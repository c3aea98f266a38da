using Fer.Data.Runs;
using Fer.Engine.Training;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Training;

[Collection(TorchTests.Name)]
public sealed class ResumeTests : IDisposable
{
    private static readonly Hyperparameters Everything = Toy.Recipe with
    {
        Epochs = 5,
        Augment = true,
        Mixup = 0.2,
        AverageDecay = 0.9,
        ClipNorm = 5,
        Balance = ClassBalance.RootWeights,
        Schedule = LearningRateScheduleKind.Plateau,
        DecayEpochs = 1,
        DecayFactor = 0.5,
        WarmUp = 0.1,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("fer-test-").FullName;
    private readonly Trainer _trainer = new(TimeProvider.System);

    public static TheoryData<OptimizerKind, double> Optimizers => new()
    {
        { OptimizerKind.SgdNesterov, 0.05 },
        { OptimizerKind.Adam, 0.005 },
        { OptimizerKind.AdamW, 0.005 },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Train_StoppedAndResumed_GivesTheMetricsOfAnUnbrokenRun(OptimizerKind optimizer, double rate)
    {
        var recipe = Everything with { Optimizer = optimizer, LearningRate = rate };
        var unbroken = Train(Toy.Plan(Folder("unbroken"), recipe), new Recorder());

        var first = StopInEpoch(4, recipe, Folder("broken"));
        var second = Train(Toy.Plan(Folder("broken"), recipe) with { ResumeFrom = Path.Combine(Folder("broken"), "resume-0003.ckpt") }, new Recorder());

        Assert.Equal([1, 2, 3], first.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal([4, 5], second.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(unbroken.Epochs.Select(Figures), first.Epochs.Concat(second.Epochs).Select(Figures));
        Assert.Equal(File.ReadAllBytes(unbroken.Last!.Path), File.ReadAllBytes(second.Last!.Path));
        Assert.Equal((unbroken.Best!.Epoch, unbroken.Best.Sha256), (second.Best!.Epoch, second.Best.Sha256));
    }

    [Fact]
    public void Train_ResumedUnderOtherSettings_IsRefusedAndNothingIsLost()
    {
        StopInEpoch(2, Everything, _folder);
        var before = Directory.GetFiles(_folder).Order().ToList();

        var error = Assert.Throws<CheckpointException>(() => Train(
            Toy.Plan(_folder, Everything with { LearningRate = 0.1 }) with { ResumeFrom = Path.Combine(_folder, "resume-0001.ckpt") }, new Recorder()));

        Assert.Contains("other settings", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(_folder).Order());
    }

    [Fact]
    public void Train_ResumedAfterItsPresetWasRenamed_GoesOn()
    {
        StopInEpoch(2, Everything, _folder);

        var outcome = Train(Toy.Plan(_folder, Everything with { Preset = "renamed" }) with { ResumeFrom = Path.Combine(_folder, "resume-0001.ckpt") }, new Recorder());

        Assert.Equal(2, outcome.Epochs[0].Epoch);
    }

    [Fact]
    public void Train_ResumedFromADamagedFile_SaysSo()
    {
        StopInEpoch(2, Everything, _folder);
        var path = Path.Combine(_folder, "resume-0001.ckpt");
        var bytes = File.ReadAllBytes(path);
        bytes[^100] ^= 1;
        File.WriteAllBytes(path, bytes);

        Assert.Contains("altered", Assert.Throws<CheckpointException>(() => Train(Toy.Plan(_folder, Everything) with { ResumeFrom = path }, new Recorder())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_NoBetterForAsLongAsItsPatience_EndsEarly()
    {
        var outcome = Train(Toy.Plan(_folder, Toy.Recipe with { Epochs = 30, LearningRate = 1e-9, Patience = 2 }), new Recorder());

        Assert.True(outcome.StoppedEarly);
        Assert.False(outcome.WasCancelled);
        Assert.Equal(outcome.Best!.Epoch + 2, outcome.Epochs.Count);
    }

    private string Folder(string name) => Path.Combine(_folder, name);

    private TrainingOutcome StopInEpoch(int epoch, Hyperparameters recipe, string folder)
    {
        using var stop = new CancellationTokenSource();
        return _trainer.Train(Toy.Plan(folder, recipe), new Recorder(batch => { if (batch.Epoch == epoch && batch.Batch == 2) stop.Cancel(); }), stop.Token);
    }

    private TrainingOutcome Train(TrainingPlan plan, Recorder recorder) => _trainer.Train(plan, recorder, TestLimit.Token);

    private static (int, double, double, double, double, double) Figures(EpochResult result) =>
        (result.Epoch, result.TrainLoss, result.TrainAccuracy, result.ValidationLoss, result.ValidationMacroF1, result.LearningRate);
}
