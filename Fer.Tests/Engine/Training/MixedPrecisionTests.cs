using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Native;
using Fer.Engine.Training;
using Fer.Tests.TestKit;
using static TorchSharp.torch;

namespace Fer.Tests.Engine.Training;

[Collection(TorchTests.Name)]
public sealed class MixedPrecisionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fer-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("fast")]
    [InlineData("balanced")]
    [InlineData("residual")]
    [InlineData("tutorial")]
    public void Forward_Preset_StaysCloseToFullPrecision(string preset)
    {
        TorchLibrary.EnsureLoaded();
        using var scope = NewDisposeScope();
        using var inference = inference_mode();
        random.manual_seed(1);
        using var network = NetworkFactory.Build(PresetCatalog.Get(preset).Architecture, 7);
        network.eval();
        var images = rand(8, 1, 48, 48);

        var (full, mixed) = (network.call(images), MixedPrecision.Forward(network, images));

        Assert.Equal(float32, mixed.dtype);
        // bfloat16 has 8 significant bits: 0.4 % a product, averaged over the sums of each layer.
        Assert.InRange((full - mixed).abs().max().item<float>(), 1e-7f, 0.05f * full.abs().max().item<float>() + 0.01f);
    }

    [Fact]
    public void Train_BFloat16_LearnsAndKeepsFullPrecisionWeights()
    {
        var outcome = new Trainer(TimeProvider.System).Train(
            Toy.Plan(_folder, Toy.Recipe with { Precision = NumberPrecision.BFloat16, LearningRate = 0.05, Epochs = 4 }), new Recorder(), TestLimit.Token);

        Assert.InRange(outcome.Best!.ValidationAccuracy, 0.9, 1);
        using var predictor = Predictor.Load(outcome.Best.Path);
        Assert.All(predictor.Header.Tensors.Where(tensor => tensor.Name.EndsWith("weight", StringComparison.Ordinal)), tensor => Assert.Equal("Float32", tensor.Type));
    }
}
