using System.Text.Json;
using Fer.Engine.Models;
using Fer.Engine.Models.Layers;
using static TorchSharp.torch;

namespace Fer.Tests.Engine.Models;

[Collection(TorchTests.Name)]
public sealed class NetworkTests
{
    public static TheoryData<string> Presets => [.. PresetCatalog.All.Select(p => p.Name)];

    [Theory]
    [InlineData("tutorial", 2.35, 77)]
    [InlineData("fast", 1.09, 53)]
    [InlineData("balanced", 2.04, 94)]
    [InlineData("residual", 2.80, 78)]
    [InlineData("best", 11.17, 1247)]
    public void Preset_SevenClasses_HasTheDocumentedSize(string name, double millionParameters, double millionMultiplyAdds)
    {
        var preset = PresetCatalog.Get(name);

        Assert.Equal(millionParameters, Math.Round(preset.Parameters / 1e6, 2));
        Assert.Equal(millionMultiplyAdds, Math.Round(preset.MultiplyAdds / 1e6));
        Assert.Equal(name, preset.Defaults.Preset);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Build_Preset_MatchesItsDescriptionAndGivesALogitAClass(string name)
    {
        using var network = Build(PresetCatalog.Get(name), 5);
        using var scope = NewDisposeScope();

        Assert.Equal(ModelCost.Of(PresetCatalog.Get(name).Architecture, 5).Parameters, network.parameters().Sum(p => p.numel()));
        Assert.Equal([2, 5], network.call(zeros(2, 1, 48, 48)).shape);
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void UseChannelsLast_Preset_ComputesTheSame(string name)
    {
        using var network = Build(PresetCatalog.Get(name), 7);
        using var scope = NewDisposeScope();
        network.eval();
        var images = rand(4, 1, 48, 48);
        var before = network.call(images);
        var parameters = network.parameters().Count();

        NetworkFactory.UseChannelsLast(network);

        Assert.True(before.allclose(network.call(images), rtol: 1e-3, atol: 1e-5));
        Assert.Equal(parameters, network.parameters().Count());
        Assert.All(network.parameters().Where(p => p.dim() == 4), p => Assert.True(p.requires_grad && p.permute(0, 2, 3, 1).is_contiguous()));
    }

    [Theory]
    [MemberData(nameof(Presets))]
    public void Architecture_ThroughJson_IsEqual(string name)
    {
        var architecture = PresetCatalog.Get(name).Architecture;

        Assert.Equal(architecture, JsonSerializer.Deserialize<ModelArchitecture>(JsonSerializer.Serialize(architecture)));
    }

    [Fact]
    public void Cost_LayersThatDoNotFit_NameTheLayer()
    {
        var noFlatten = new ModelArchitecture("x", "", [new Output()]);
        var noOutput = new ModelArchitecture("x", "", [new Flatten()]);
        var tooDeep = new ModelArchitecture("x", "", [new MaxPool(32), new MaxPool(2), new Flatten(), new Output()]);

        Assert.Contains("flat input", Assert.Throws<ArgumentException>(() => ModelCost.Of(noFlatten, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("must end with", Assert.Throws<ArgumentException>(() => ModelCost.Of(noOutput, 2)).Message, StringComparison.Ordinal);
        Assert.Contains("leaves no pixels", Assert.Throws<ArgumentException>(() => ModelCost.Of(tooDeep, 2)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Get_UnknownPreset_ListsTheChoices() =>
        Assert.Contains("fast, balanced, residual, best, tutorial", Assert.Throws<ArgumentException>(() => PresetCatalog.Get("slow")).Message, StringComparison.Ordinal);

    private static TorchSharp.Modules.Sequential Build(Preset preset, int classCount) => NetworkFactory.Build(preset.Architecture, classCount);
}
