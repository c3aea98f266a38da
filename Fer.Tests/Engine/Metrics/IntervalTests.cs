using Fer.Engine.Metrics;

namespace Fer.Tests.Engine.Metrics;

public sealed class IntervalTests
{
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)] // Newcombe 1998, table I, method 3
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_NewcombesExamples_MatchThePaper(int successes, int trials, double low, double high)
    {
        var interval = WilsonInterval.Of(successes, trials);

        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    [Fact]
    public void Wilson_SeventyPercentOfThePublicTest_IsAboutOneAndAHalf() =>
        Assert.Equal(0.015, WilsonInterval.Of(2512, 3589).HalfWidth, 3);

    [Fact]
    public void Bootstrap_SameSeed_IsTheSameAndSurroundsTheScore()
    {
        var matrix = new ConfusionMatrix(new[,] { { 80, 20 }, { 3, 7 } });

        var interval = BootstrapInterval.MacroF1(matrix, seed: 7);

        Assert.Equal(interval, BootstrapInterval.MacroF1(matrix, seed: 7));
        Assert.NotEqual(interval, BootstrapInterval.MacroF1(matrix, seed: 8));
        Assert.InRange(matrix.MacroF1, interval.Low, interval.High);
        Assert.InRange(interval.HalfWidth, 0.05, 0.2);
    }

    [Fact]
    public void Bootstrap_NoErrors_IsOne() =>
        Assert.Equal(new Interval(1, 1), BootstrapInterval.MacroF1(new(new[,] { { 5, 0 }, { 0, 5 } }), seed: 1));
}
