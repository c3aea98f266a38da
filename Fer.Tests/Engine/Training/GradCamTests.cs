using Fer.Engine.Models;
using Fer.Engine.Models.Layers;
using Fer.Engine.Training;
using Fer.Tests.Engine.Export.Onnx;
using Fer.Tests.TestKit;
using static TorchSharp.torch;

namespace Fer.Tests.Engine.Training;

[Collection(TorchTests.Name)]
public sealed class GradCamTests : IDisposable
{
    private const int Side = ModelArchitecture.InputSide;
    private readonly TestFolder _files = new();

    public static TheoryData<string> Presets => [.. PresetCatalog.All.Select(preset => preset.Name)];

    public void Dispose() => _files.Dispose();

    [Theory]
    [MemberData(nameof(Presets))]
    public void Explain_Preset_GivesAMapOfEachImageFromNothingToOne(string name)
    {
        var path = _files.Write("best.ckpt", RandomNetwork.Checkpoint(PresetCatalog.Get(name).Architecture, 7));
        var pixels = RandomNetwork.Images(3);
        using var predictor = Predictor.Load(path);
        using var network = GradCam.Load(path);

        var maps = network.Explain(pixels, null);

        var expected = predictor.Predict(pixels, 3, TestViews.Plain, progress: null, TestLimit.Token);
        Assert.Equal(3, maps.Count);
        Assert.All(maps.SelectMany(map => map.Probabilities).Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 4));
        Assert.All(maps, map => Assert.Equal(map.Probabilities.Max(), map.Probabilities[map.Class]));
        Assert.All(maps, map => Assert.Equal(Side * Side, map.Values.Count));
        Assert.All(maps, map => Assert.All(map.Values, value => Assert.InRange(value, 0, 1)));
        Assert.Contains(maps, map => map.HasEvidence && map.Values.Max() > 0.3);
    }

    [Theory]
    [MemberData(nameof(OwnNetworks))]
    public void Explain_OwnNetwork_GivesAMap(string notation)
    {
        var path = _files.Write("best.ckpt", RandomNetwork.Checkpoint(NetworkNotation.Parse(notation, "own"), 7));
        using var network = GradCam.Load(path);

        Assert.Equal(2, network.Explain(RandomNetwork.Images(2), 4).Count(map => map.Class == 4 && map.Values.Count == Side * Side));
    }

    public static TheoryData<string> OwnNetworks => new("c8k3s2 radd m gap out", "v8k5 m3 flat fc16 out", "u2 res8s2 res16s2 d.2 gap out", "c8k3s2 m4 v16k6 flat out");

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 36)]
    [InlineData(36, 0)]
    [InlineData(24, 36)]
    public void Explain_NetworkThatAnswersToLight_LooksWhereTheLightIs(int top, int left)
    {
        using var network = GradCam.Load(_files.Write("light.ckpt", Light()));
        var pixels = new byte[Side * Side];
        for (var y = top; y < top + 12; y++)
            pixels.AsSpan(y * Side + left, 12).Fill(255);

        var map = Assert.Single(network.Explain(pixels, null));

        Assert.Equal(0, map.Class);
        Assert.True(map.HasEvidence);
        var share = Enumerable.Range(0, Side * Side).Where(at => IsNear(at, top, left)).Sum(at => map.Values[at]) / map.Values.Sum();
        Assert.True(share > 0.95, $"{share}");
        Assert.Equal(1, map.Values[(top + 6) * Side + left + 6], 1);
    }

    [Fact]
    public void Explain_ClassThatTheLightSpeaksAgainst_HasNoEvidence()
    {
        using var network = GradCam.Load(_files.Write("light.ckpt", Light()));

        var map = Assert.Single(network.Explain([.. Enumerable.Repeat((byte)200, Side * Side)], 1));

        Assert.Equal(1, map.Class);
        Assert.False(map.HasEvidence);
        Assert.All(map.Values, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Explain_ImagesTogetherOrAlone_IsTheSame()
    {
        using var network = GradCam.Load(_files.Write("best.ckpt", RandomNetwork.Checkpoint(PresetCatalog.Fast.Architecture, 7)));
        var pixels = RandomNetwork.Images(4);

        var together = network.Explain(pixels, null);

        var alone = network.Explain(pixels[(2 * Side * Side)..(3 * Side * Side)], null)[0];
        Assert.Equal(together[2].Class, alone.Class);
        Assert.All(together[2].Values.Zip(alone.Values), pair => Assert.Equal(pair.First, pair.Second, 3));
    }

    [Fact]
    public void Explain_AgainAndAgain_LeavesNoTensorBehind()
    {
        using var network = GradCam.Load(_files.Write("best.ckpt", RandomNetwork.Checkpoint(Toy.Network, Toy.ClassCount)));
        _ = network.Explain(RandomNetwork.Images(2), null);
        var before = Recorder.LiveCount();

        for (var pass = 0; pass < 5; pass++)
            _ = network.Explain(RandomNetwork.Images(2), null);

        Assert.Equal(before, Recorder.LiveCount());
    }

    [Fact]
    public void Load_NoConvolution_SaysSo()
    {
        var path = _files.Write("dense.ckpt", RandomNetwork.Checkpoint(new("dense", "For a test", [new Flatten(), new Dense(8), new Output()]), 7));

        Assert.Contains("no convolution", Assert.Throws<CheckpointException>(() => GradCam.Load(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_ClassBeyondTheNetwork_IsRefused()
    {
        using var network = GradCam.Load(_files.Write("light.ckpt", Light()));

        Assert.Throws<ArgumentOutOfRangeException>(() => network.Explain(new byte[Side * Side], 2));
    }

    private static bool IsNear(int at, int top, int left) =>
        at / Side is var y && at % Side is var x && y >= top - 6 && y < top + 18 && x >= left - 6 && x < left + 18;

    /// <summary>Two classes: each cell of 4x4 pixels that is light speaks for the first and against the second.</summary>
    private static byte[] Light()
    {
        ModelArchitecture architecture = new("light", "For a test",
            [new SpaceToDepth(4), new Convolution(1, 1, 1, Padded: true, Normalised: false), new Flatten(), new Output()]);
        using var network = NetworkFactory.Build(architecture, 2);
        using var scope = NewDisposeScope();
        using var gradientsOff = no_grad();
        foreach (var (name, value) in network.state_dict())
        {
            if (name.EndsWith("bias", StringComparison.Ordinal))
                value.zero_();
            else if (value.dim() == 4)
                value.fill_(1.0 / 16);
            else
            {
                value[0].fill_(1);
                value[1].fill_(-1);
            }
        }

        return NetworkState.Encode(network, architecture, 2, 1, 0.5);
    }
}
