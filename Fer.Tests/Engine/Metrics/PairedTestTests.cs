using Fer.Engine.Metrics;

namespace Fer.Tests.Engine.Metrics;

public sealed class PairedTestTests
{
    [Theory]
    [InlineData(1, 7, 18 / 256.0, 10 / 256.0)] // Fagerland et al. 2013: 0.070 and 0.039
    [InlineData(7, 1, 18 / 256.0, 10 / 256.0)]
    [InlineData(3, 3, 1, 1)]
    [InlineData(0, 0, 1, 1)]
    public void McNemar_WorkedExamples_MatchTheFormula(int b, int c, double exact, double mid)
    {
        var result = PairedTest.McNemar(b, c);

        Assert.Equal(exact, result.ExactP, 10);
        Assert.Equal(mid, result.MidP, 10);
    }

    [Fact]
    public void McNemar_ThousandsOfDiscordantImages_DoesNotUnderflow()
    {
        var result = PairedTest.McNemar(1450, 1550);

        // The normal approximation, (100 - 1) / sqrt(3000) = 1.8075 and 100 / sqrt(3000) = 1.8257, gives 0.0707 and 0.0679.
        Assert.Equal(0.0707, result.ExactP, 3);
        Assert.Equal(0.0679, result.MidP, 3);
    }

    [Fact]
    public void McNemar_RightAndWrong_CountsOnlyTheDiscordant()
    {
        var result = PairedTest.McNemar([true, true, false, false, true], [true, false, true, false, false]);

        Assert.Equal((2, 1), (result.OnlyFirstRight, result.OnlySecondRight));
    }
}
