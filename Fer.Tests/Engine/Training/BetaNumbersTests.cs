using Fer.Engine.Training;

namespace Fer.Tests.Engine.Training;

public sealed class BetaNumbersTests
{
    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    [InlineData(4)]
    public void Next_ManyNumbers_HaveTheMeanAndVarianceOfTheDistribution(double alpha)
    {
        var numbers = new BetaNumbers(alpha, seed: 3);
        var drawn = Enumerable.Range(0, 20_000).Select(_ => numbers.Next()).ToList();

        var mean = drawn.Average();
        Assert.All(drawn, number => Assert.InRange(number, 0, 1));
        Assert.Equal(0.5, mean, 0.01);
        Assert.Equal(1 / (4 * (2 * alpha + 1)), drawn.Average(number => (number - mean) * (number - mean)), 0.004);
    }

    [Fact]
    public void Next_SameSeed_Repeats() => Assert.Equal(
        [new BetaNumbers(0.2, 3).Next(), new BetaNumbers(0.2, 4).Next()], [new BetaNumbers(0.2, 3).Next(), new BetaNumbers(0.2, 4).Next()]);
}
