using Fer.Engine.Metrics.Curves;

namespace Fer.Tests.Engine.Metrics.Curves;

public sealed class AccuracyGapTests
{
    /// <summary>Newcombe 1998, table II, method 10, examples (a), 56/70 and 48/80, and (c), 5/56 and 0/29.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    public void Of_PublishedExamples_GivesTheirIntervals(int right, int of, int otherRight, int otherOf, double low, double high)
    {
        var gap = AccuracyGap.Of(new CurvePoint(1, 1, (double)right / of, 1, (double)otherRight / otherOf), of, otherOf);

        Assert.Equal(low, gap.Interval.Low, 4);
        Assert.Equal(high, gap.Interval.High, 4);
    }
}
