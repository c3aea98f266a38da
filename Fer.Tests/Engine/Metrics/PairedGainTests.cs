using Fer.Engine.Metrics;

namespace Fer.Tests.Engine.Metrics;

public sealed class PairedGainTests
{
    [Fact]
    public void Of_SecondBetterOnThirty_GivesTheGainAndAnIntervalAboveZero()
    {
        var labels = Enumerable.Range(0, 400).Select(index => index % 4).ToArray();
        int[] first = [.. labels.Select((label, index) => index < 100 ? (label + 1) % 4 : label)];
        int[] second = [.. labels.Select((label, index) => index < 70 ? (label + 1) % 4 : label)];

        var gain = PairedGain.Of(labels, first, second, Own(labels), 4, seed: 1);

        Assert.Equal((0.75, 0.825), (gain.FirstAccuracy, gain.SecondAccuracy));
        // Of 400 images 30 differ, all one way: SD of the mean difference is sqrt(0.075 · 0.925 / 400) = 0.01317.
        Assert.Equal(0.075 - 1.96 * 0.01317, gain.AccuracyGain.Low, 0.004);
        Assert.Equal(0.075 + 1.96 * 0.01317, gain.AccuracyGain.High, 0.004);
        Assert.Equal((0, 30), (gain.Test.OnlyFirstRight, gain.Test.OnlySecondRight));
    }

    [Fact]
    public void Of_ImagesInGroupsOfTen_GivesAWiderInterval()
    {
        var labels = Enumerable.Range(0, 400).Select(index => index % 4).ToArray();
        int[] second = [.. labels.Select((label, index) => index / 10 % 4 == 0 ? label : (label + 1) % 4)];
        int[] first = [.. labels.Select(label => (label + 1) % 4)];

        var single = PairedGain.Of(labels, first, second, Own(labels), 4, seed: 1);
        var grouped = PairedGain.Of(labels, first, second, [.. labels.Select((_, index) => (long)index / 10)], 4, seed: 1);

        Assert.InRange(grouped.AccuracyGain.HalfWidth / single.AccuracyGain.HalfWidth, 2.5, 4);
    }

    [Fact]
    public void Of_UnequalLengths_IsRefused() =>
        Assert.Throws<ArgumentException>(() => PairedGain.Of([0, 1], [0], [0, 1], [1, 2], 2, seed: 1));

    private static long[] Own(int[] labels) => [.. labels.Select((_, index) => (long)index)];
}
