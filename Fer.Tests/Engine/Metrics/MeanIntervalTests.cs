using Fer.Engine.Metrics;

namespace Fer.Tests.Engine.Metrics;

public sealed class MeanIntervalTests
{
    [Fact]
    public void Of_FiveValues_IsStudentsInterval()
    {
        // scipy.stats.t.interval(0.95, 4, mean, sem) gives 0.64 to 0.68 around 0.66 within 1e-4.
        var interval = MeanInterval.Of([0.64, 0.65, 0.66, 0.67, 0.68])!;
        Assert.Equal(0.66, interval.Mean, 12);
        Assert.Equal(0.0158113883, interval.Deviation!.Value, 9);
        Assert.Equal(0.0196324, interval.HalfWidth!.Value, 6);
        Assert.Equal(5, interval.Count);
    }

    [Theory]
    [InlineData(31, 2.042272)]
    [InlineData(32, 2.039513)]
    [InlineData(61, 2.000298)]
    [InlineData(101, 1.983972)]
    public void Of_ManyValues_UsesTheRightQuantile(int count, double quantile)
    {
        List<double> values = [.. Enumerable.Range(0, count).Select(index => index % 2 == 0 ? 0.5 : 0.6)];
        var interval = MeanInterval.Of(values)!;
        Assert.Equal(quantile, interval.HalfWidth!.Value * Math.Sqrt(count) / interval.Deviation!.Value, 4);
    }

    [Fact]
    public void Of_OneOrNoValue_HasNoInterval()
    {
        Assert.Null(MeanInterval.Of([]));
        Assert.Equal(new MeanInterval(0.5, null, null, 1), MeanInterval.Of([0.5]));
    }
}
