using Fer.Data.Runs;
using Fer.Engine.Metrics;
using Fer.Engine.Models;
using Fer.Engine.Training;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Training;

[Collection(TorchTests.Name)]
public sealed class ResidualTrainingTests : IDisposable
{
    private static readonly ModelArchitecture Network = NetworkNotation.Parse("u4 c8k3s1 radd res16s2 res16s1 gap d.1 out", "own");

    private readonly string _folder = Directory.CreateTempSubdirectory("fer-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<NumberPrecision> Precisions => [NumberPrecision.Full, NumberPrecision.BFloat16];

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Train_Blocks_LearnsReloadsAndKeepsNoTensor(NumberPrecision precision)
    {
        var recorder = new Recorder();

        var outcome = Train(Recipe(precision), recorder);

        Assert.InRange(outcome.Best!.ValidationAccuracy, 0.9, 1);
        Assert.Equal(recorder.LiveTensors[1], recorder.LiveTensors[^1]);
        var validation = Toy.Images(60, seed: 2);
        using var predictor = Predictor.Load(outcome.Best.Path);
        var rows = predictor.Predict(validation.Pixels, 7, TestViews.Plain, progress: null, TestLimit.Token);
        var right = new Probabilities(rows, Toy.ClassCount).BestOfAll().Zip(validation.Labels).Count(pair => pair.First == pair.Second);
        Assert.Equal(outcome.Best.ValidationAccuracy, right / 60.0, 12);
        Assert.Equal(16, predictor.Features(validation.Pixels, 7, new Progress<double>(), TestLimit.Token).Dimension);
    }

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Train_BlocksStoppedAndResumed_EndsWithTheSameWeights(NumberPrecision precision)
    {
        var recipe = Recipe(precision) with { AverageDecay = 0.9, Augment = true };
        var unbroken = Train(recipe, new Recorder());
        var bytes = File.ReadAllBytes(unbroken.Last!.Path);
        using var stop = new CancellationTokenSource();

        var first = Train(recipe, new Recorder(batch => { if (batch.Epoch == 3) stop.Cancel(); }), stop.Token);
        var second = Train(recipe, new Recorder(), resumeFrom: Path.Combine(_folder, "resume-0002.ckpt"));

        Assert.Equal((2, 4), (first.Epochs.Count, second.Epochs[^1].Epoch));
        Assert.Equal(bytes, File.ReadAllBytes(second.Last!.Path));
    }

    private static Hyperparameters Recipe(NumberPrecision precision) => Toy.Recipe with { Epochs = 4, Precision = precision };

    private TrainingOutcome Train(Hyperparameters recipe, Recorder recorder, CancellationToken? ct = null, string? resumeFrom = null) => new Trainer(TimeProvider.System).Train(
        Toy.Plan(_folder, recipe) with { Architecture = Network, ResumeFrom = resumeFrom }, recorder, ct ?? TestLimit.Token);
}
