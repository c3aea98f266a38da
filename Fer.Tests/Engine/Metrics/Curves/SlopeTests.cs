using Fer.Engine.Metrics.Curves;

namespace Fer.Tests.Engine.Metrics.Curves;

public sealed class SlopeTests
{
    [Fact]
    public void OfLast_ALine_HasItsSlopeAndNoWidth()
    {
        var slope = Slope.OfLast([9, 9, 1, 3, 5, 7], 4);

        Assert.Equal(2, slope.Value, 12);
        Assert.Equal((2d, 2d), (Math.Round(slope.Interval.Low, 9), Math.Round(slope.Interval.High, 9)));
    }

    /// <summary>By hand: x = -1, 0, 1; y = 1, 2, 2; slope 1/2, residuals -1/6, 1/3, -1/6, their squares 1/6; t(1) = 12.7062; half = 12.7062·√(1/6/1/2).</summary>
    [Fact]
    public void OfLast_ThreeValues_HasTheIntervalOfLeastSquares()
    {
        var slope = Slope.OfLast([1, 2, 2], 3);

        Assert.Equal(0.5, slope.Value, 12);
        Assert.Equal(12.706205 * Math.Sqrt(1 / 12.0), slope.Interval.HalfWidth, 6);
    }
}
