using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Runs;

namespace Fer.Tests.Web.Components;

public sealed class TimeEstimateTests
{
    private static readonly PartCounts Counts = new(3000, 300, 300);
    private static readonly Hyperparameters Fast = PresetCatalog.Fast.Defaults with { Epochs = 10, TestTimeFlip = false, TestTimeShift = 0 };

    private static List<PresetRate> Measured(string preset, long multiplyAdds, double imagesPerSecond = 1000) =>
        [new(preset, imagesPerSecond, "cpu", multiplyAdds, PresetCatalog.Fast.Defaults.Precision)];

    [Fact]
    public void Of_MeasuredPreset_TakesItsSpeed()
    {
        var expected = TimeEstimate.Of(Fast, Measured("fast", PresetCatalog.Fast.MultiplyAdds), Counts)!;
        // Ten epochs of 3,000 images with ten validations of 300 at a third of the work, and one more for the finished weights.
        Assert.Equal(30 + 1.1, expected.Time.TotalSeconds, 6);
        Assert.Equal("measured here", expected.Basis);
        Assert.Contains("on cpu", expected.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OwnNetwork_IsScaledByMultiplyAdds()
    {
        var own = Fast with { Network = "u2 c48k3s1 gap out" };
        var size = ModelCost.Of(RunArchitecture.Of(own), 7).MultiplyAdds;
        var rates = Measured("fast", PresetCatalog.Fast.MultiplyAdds);
        var expected = TimeEstimate.Of(own, rates, Counts)!;
        // 1 ms an image, of which 0.12 ms do not depend on the network.
        Assert.Equal((0.12 + 0.88 * size / PresetCatalog.Fast.MultiplyAdds) * 31.1, expected.Time.TotalSeconds, 4);
        Assert.Contains("scaled", expected.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TinyNetwork_StillReadsAndAugmentsItsImages()
    {
        var expected = TimeEstimate.Of(Fast with { Network = "u2 c4k3s1 m gap out" }, Measured("fast", PresetCatalog.Fast.MultiplyAdds), Counts)!;
        Assert.InRange(expected.Time.TotalSeconds, 0.12 * 31.1, 0.2 * 31.1);
    }

    [Fact]
    public void Of_OwnNetworkTrainedSince_ThePresetKeepsTheSpeedOfItsOwn()
    {
        List<PresetRate> rates = [.. Measured("fast", 10_000, imagesPerSecond: 5000), .. Measured("fast", PresetCatalog.Fast.MultiplyAdds)];
        var expected = TimeEstimate.Of(Fast, rates, Counts)!;
        Assert.Equal(31.1, expected.Time.TotalSeconds, 6);
        Assert.Equal("measured here", expected.Basis);
    }

    [Fact]
    public void Of_OwnNetworkMeasured_IsNotCalledThePreset()
    {
        var own = Fast with { Network = "u2 c48k3s1 gap out" };
        var size = ModelCost.Of(RunArchitecture.Of(own), 7).MultiplyAdds;
        PresetRate rate = new("fast", 1000, "cpu", size, Fast.Precision, IsOwnNetwork: true);
        var expected = TimeEstimate.Of(own, [rate], Counts)!;
        Assert.Contains("in the last run of an own network of", expected.Source, StringComparison.Ordinal);
        Assert.StartsWith("scaled from an own network", TimeEstimate.Of(Fast, [rate], Counts)!.Basis, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OtherPresetMeasured_SaysWhose()
    {
        var expected = TimeEstimate.Of(PresetCatalog.Tutorial.Defaults, Measured("fast", PresetCatalog.Fast.MultiplyAdds), Counts)!;
        Assert.Equal("scaled from fast", expected.Basis);
    }

    [Fact]
    public void Of_NothingMeasured_SaysThatItIsAGuess() =>
        Assert.StartsWith("guessed", TimeEstimate.Of(Fast, (IReadOnlyList<PresetRate>)[], Counts)!.Basis, StringComparison.Ordinal);

    [Fact]
    public void Of_OtherPrecision_NamesTheOneMeasured()
    {
        var rates = Measured("fast", PresetCatalog.Fast.MultiplyAdds);
        rates[0] = rates[0] with { Precision = NumberPrecision.Full };
        Assert.Contains("32-bit", TimeEstimate.Of(Fast with { Precision = NumberPrecision.BFloat16 }, rates, Counts)!.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_UnreadableNetworkOrNoSplit_IsUnknown()
    {
        IReadOnlyList<PresetRate> none = [];
        Assert.Null(TimeEstimate.Of(Fast with { Network = "zz" }, none, Counts));
        Assert.Null(TimeEstimate.Of(Fast, none, default));
    }

    [Fact]
    public void Describe_Patience_SaysThatItMayEndSooner()
    {
        var settings = Fast with { Patience = 5 };
        Assert.StartsWith("At most about", TimeEstimate.Describe(TimeEstimate.Of(settings, (IReadOnlyList<PresetRate>)[], Counts), settings, Counts), StringComparison.Ordinal);
    }
}
