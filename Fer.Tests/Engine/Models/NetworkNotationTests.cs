using Fer.Engine.Models;
using Fer.Engine.Models.Layers;

namespace Fer.Tests.Engine.Models;

public sealed class NetworkNotationTests
{
    private const string EveryLayer = "u2 c48k3s1 x2 v32k3 v32k3s2 radd res64s1 x2 m m3 d.25 d0 flat fc64 d.5 out";

    public static TheoryData<string> Presets => [.. PresetCatalog.All.Select(p => p.Name)];

    [Theory]
    [InlineData("c8k3s1 gap out")]
    [InlineData("c8k3s1 x3 radd x2 gap d.125 out")]
    [InlineData("u2 c48k5s2 x2 v32k3s2 res64s1 x2 radd m d.25 d0 flat fc64 d.0001 out")]
    [InlineData("m3 x2 v8k2 flat out")]
    public void Format_OfParsed_IsTheText(string text) => Assert.Equal(text, NetworkNotation.Format(NetworkNotation.Parse(text, "own")));

    [Theory]
    [MemberData(nameof(Presets))]
    public void Parse_OfFormattedPreset_HasItsLayers(string name)
    {
        var architecture = PresetCatalog.Get(name).Architecture;

        Assert.Equal(architecture.Layers, NetworkNotation.Parse(NetworkNotation.Format(architecture), "own").Layers);
    }

    [Fact]
    public void Parse_LooseText_IsTheSameNetwork()
    {
        var strict = NetworkNotation.Parse("c8k3s1 c8k3s1 res16s2 res16s1 gap d.2 out", "own");

        Assert.Equal(strict, NetworkNotation.Parse("  C8K3 x2\n\tRes16s2 res16 GAP d0.2 OUT ", "own"));
        Assert.Equal([new Convolution(8, 3, 1, true, true), new Convolution(8, 3, 1, true, true), new ResidualBlock(16, 2), new ResidualBlock(16, 1), new GlobalAveragePool(), new Dropout(0.2), new Output()], strict.Layers);
    }

    [Fact]
    public void Parse_Radd_HasTheChannelsBeforeIt() =>
        Assert.Equal(new ResidualAdd(12), NetworkNotation.Parse("c12k3s1 radd gap out", "own").Layers[1]);

    [Theory]
    [InlineData("", "At character 1, the network ends too early; expected out")]
    [InlineData("c8k3s1 gap ", "At character 11, the network ends too early; expected out")]
    [InlineData("c8k3s1 gup out", "At character 8, 'gup' is no layer; expected a convolution (c48k3s1")]
    [InlineData("c8s1 gap out", "At character 1, 'c8s1' is no layer")]
    [InlineData("c8k4s1 gap out", "At character 1, 'c8k4s1' needs an odd side")]
    [InlineData("c0k3s1 gap out", "At character 1, 'c0k3s1' has 0 for the channels; expected 1 to 2,048.")]
    [InlineData("c8k3s99999999999 gap out", "has 99999999999 for the stride; expected 1 to 8.")]
    [InlineData("m2s2 gap out", "'m2s2' has a stride")]
    [InlineData("d1 gap out", "'d1' is no layer")]
    [InlineData("d.12345 gap out", "'d.12345' is no layer")]
    [InlineData("c8k3s1 fc16 out", "At character 8, 'fc16' needs a flat input: put flat or gap before it.")]
    [InlineData("gap m out", "At character 5, 'm' needs an image")]
    [InlineData("flat radd out", "At character 6, 'radd' needs an image")]
    [InlineData("u5 gap out", "At character 1, 'u5' does not divide 48x48 pixels.")]
    [InlineData("m x6 gap out", "At character 3, 'm' leaves no pixels")]
    [InlineData("gap out out", "At character 9, 'out' stands after out; expected nothing more.")]
    [InlineData("gap out x2", "At character 9, 'x2' stands after out")]
    [InlineData("x2 gap out", "At character 1, 'x2' repeats nothing")]
    [InlineData("m x2 x2 gap out", "At character 6, 'x2' repeats nothing")]
    [InlineData("m x1 gap out", "At character 3, 'x1' is no repetition; expected x2 to x100.")]
    [InlineData("c8k3s1 x99 gap out", "At character 16, 'out' is one layer too many")]
    [InlineData("c8k3s1 x100 c8k3s1 x100 gap out", "At character 13, 'c8k3s1' is one layer too many; expected at most 100.")]
    [InlineData("c2048k3s1 x4 gap out", "At character 11, 'x4' makes the network too large; expected at most 100 million parameters.")]
    [InlineData("flat fc8192 x3 out", "'x3' makes the network too large")]
    public void Parse_Wrong_SaysWhereAndWhatWasExpected(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => NetworkNotation.Parse(text, "own")).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_TooLong_IsRefusedAtOnce() =>
        Assert.Contains("expected at most 1,000", Assert.Throws<FormatException>(() => NetworkNotation.Parse(string.Join(' ', Enumerable.Repeat("d0", 500_000)), "own")).Message, StringComparison.Ordinal);

    [Fact]
    public void Format_LayerWithoutNotation_IsRefused() =>
        Assert.Throws<ArgumentException>(() => NetworkNotation.Format(new("x", "", [new Convolution(8, 3, 1, Padded: false, Normalised: true), new Output()])));

    [Fact]
    public void Layers_OfANetwork_AddUpToItsCost()
    {
        var architecture = NetworkNotation.Parse(EveryLayer, "own");

        var layers = ModelCost.Layers(architecture, 5);

        Assert.Equal(architecture.Layers.Count, layers.Count);
        Assert.Equal(new FeatureShape(4, 24, 24, false), layers[0].Output);
        Assert.Equal(5, layers[^1].Output.Length);
        Assert.Equal(ModelCost.Of(architecture, 5), new ModelCost(layers.Sum(layer => layer.Parameters), layers.Sum(layer => layer.MultiplyAdds)));
    }

    [Fact]
    public void RunArchitecture_OwnNetwork_StandsBeforeThePresets()
    {
        var settings = PresetCatalog.Fast.Defaults;

        Assert.Equal(PresetCatalog.Fast.Architecture, RunArchitecture.Of(settings));
        Assert.Equal(PresetCatalog.Fast.Architecture, RunArchitecture.Of(settings with { Network = " " }));
        Assert.Equal([new GlobalAveragePool(), new Output()], RunArchitecture.Of(settings with { Network = "gap out" }).Layers);
        Assert.Throws<FormatException>(() => RunArchitecture.Of(settings with { Network = "gap" }));
    }
}
