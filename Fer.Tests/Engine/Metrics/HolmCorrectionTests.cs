using Fer.Engine.Metrics;

namespace Fer.Tests.Engine.Metrics;

public sealed class HolmCorrectionTests
{
    [Fact]
    public void Of_WorkedExample_MultipliesByTheTestsThatAreLeft()
    {
        // 4 · 0.005, 3 · 0.01, 2 · 0.03, and 0.04 raised to the 0.06 before it; as p.adjust of R has it.
        double[] expected = [0.03, 0.06, 0.06, 0.02];
        var corrected = HolmCorrection.Of([0.01, 0.04, 0.03, 0.005]);
        for (var index = 0; index < expected.Length; index++)
            Assert.Equal(expected[index], corrected[index], 12);
    }

    [Fact]
    public void Of_ManyRandomValues_IsMonotoneAndNeitherBelowTheRawNorAboveOne()
    {
        var random = new Random(5);
        for (var round = 0; round < 300; round++)
        {
            double[] raw = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(4) == 0 ? Math.Round(random.NextDouble(), 1) : Math.Pow(random.NextDouble(), 4))];
            var corrected = HolmCorrection.Of(raw);
            Assert.All(raw.Zip(corrected), pair => Assert.InRange(pair.Second, pair.First, 1));
            var ordered = raw.Zip(corrected).OrderBy(pair => pair.First).Select(pair => pair.Second).ToList();
            Assert.Equal(ordered.Order(), ordered);
            Assert.Equal(Math.Min(1, raw.Min() * raw.Length), corrected.Min(), 12);
        }
    }

    [Fact]
    public void Of_OneValueOrNone_LeavesItAsItIs()
    {
        Assert.Equal([0.04], HolmCorrection.Of([0.04]));
        Assert.Empty(HolmCorrection.Of([]));
    }

    [Fact]
    public void Of_SomeOfMoreTests_IsAtLeastAsStrictAsWithAllOfThem()
    {
        double[] all = [0.01, 0.04, 0.03, 0.005, 0.5, 0.2];
        var whole = HolmCorrection.Of(all);
        var some = HolmCorrection.Of(all[..3], all.Length);
        Assert.All(some.Zip(whole), pair => Assert.True(pair.First >= pair.Second));
        Assert.Equal(0.06, some[0], 12);
        Assert.Throws<ArgumentOutOfRangeException>(() => HolmCorrection.Of(all, 2));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void Of_NoProbability_IsRefused(double value) => Assert.Throws<ArgumentOutOfRangeException>(() => HolmCorrection.Of([0.5, value]));
}
