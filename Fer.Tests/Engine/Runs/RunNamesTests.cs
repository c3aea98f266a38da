using Fer.Data.Runs;
using Fer.Engine.Runs;

namespace Fer.Tests.Engine.Runs;

public sealed class RunNamesTests
{
    private static readonly Hyperparameters Fast = new() { Preset = "fast", Epochs = 10, LearningRate = 0.1 };

    private static readonly Hyperparameters Own = Fast with { Network = "u2 c8k3s1 gap out" };

    [Fact]
    public void Automatic_SaysWhatTrains()
    {
        Assert.Equal("fast, 10 epochs", RunNames.Automatic(Fast));
        Assert.Equal("Own network, 10 epochs", RunNames.Automatic(Own));
        Assert.Equal("fast, 1 epoch", RunNames.Automatic(Fast with { Epochs = 1 }));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(" ", true)]
    [InlineData("Own network, 10 epochs", true)]
    [InlineData("Own network, 10 epochs, seed 3", true)]
    [InlineData("fast, 10 epochs", true)]
    [InlineData("fast, 100 epochs", false)]
    [InlineData("my best", false)]
    public void IsAutomatic_OwnNetwork_KnowsMadeNamesFromGivenOnes(string? name, bool isMade) => Assert.Equal(isMade, RunNames.IsAutomatic(name, Own));

    [Fact]
    public void Label_EverySetting_HasOneOfItsOwn()
    {
        var names = typeof(Hyperparameters).GetProperties().Select(property => SettingWords.Label(property.Name)).ToList();
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
    }
}
