using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Runs;

namespace Fer.Tests.Web.Components;

public sealed class TimeEstimateTests
{
    private static readonly PartCounts Counts = new(3000, 300, 300);
    private static readonly Hyperparameters Fast = PresetCatalog.Fast.Defaults with { Epochs = 10, TestTimeFlip = false };

    private static Dictionary<string, PresetRate> Measured(string preset, long multiplyAdds) =>
        new(StringComparer.OrdinalIgnoreCase) { [preset] = new(preset, 1000, "cpu", multiplyAdds, PresetCatalog.Fast.Defaults.Precision) };

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
        Assert.Equal(TimeEstimate.Of(Fast, rates, Counts)!.Time.TotalSeconds * size / PresetCatalog.Fast.MultiplyAdds, expected.Time.TotalSeconds, 5);
        Assert.Contains("scaled", expected.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_MeasuredOwnNetwork_IsScaledBackForThePreset()
    {
        var rates = Measured("fast", PresetCatalog.Fast.MultiplyAdds / 2);
        Assert.Equal(2 * 31.1, TimeEstimate.Of(Fast, rates, Counts)!.Time.TotalSeconds, 4);
    }

    [Fact]
    public void Of_OtherPresetMeasured_SaysWhose()
    {
        var expected = TimeEstimate.Of(PresetCatalog.Tutorial.Defaults, Measured("fast", PresetCatalog.Fast.MultiplyAdds), Counts)!;
        Assert.Equal("scaled from fast", expected.Basis);
    }

    [Fact]
    public void Of_NothingMeasured_SaysThatItIsAGuess() =>
        Assert.StartsWith("guessed", TimeEstimate.Of(Fast, new Dictionary<string, PresetRate>(), Counts)!.Basis, StringComparison.Ordinal);

    [Fact]
    public void Of_OtherPrecision_NamesTheOneMeasured()
    {
        var rates = Measured("fast", PresetCatalog.Fast.MultiplyAdds);
        rates["fast"] = rates["fast"] with { Precision = NumberPrecision.Full };
        Assert.Contains("32-bit", TimeEstimate.Of(Fast with { Precision = NumberPrecision.BFloat16 }, rates, Counts)!.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_UnreadableNetworkOrNoSplit_IsUnknown()
    {
        var none = new Dictionary<string, PresetRate>();
        Assert.Null(TimeEstimate.Of(Fast with { Network = "zz" }, none, Counts));
        Assert.Null(TimeEstimate.Of(Fast, none, default));
    }

    [Fact]
    public void Describe_Patience_SaysThatItMayEndSooner()
    {
        var settings = Fast with { Patience = 5 };
        Assert.StartsWith("At most about", TimeEstimate.Describe(TimeEstimate.Of(settings, new Dictionary<string, PresetRate>(), Counts), settings, Counts), StringComparison.Ordinal);
    }
}
