using Fer.Engine.Metrics;

namespace Fer.Tests.Engine.Metrics;

public sealed class RankingQualityTests
{
    /// <summary>Relevant 0.9 and 0.4, others 0.9, 0.5 and 0.1: of six comparisons the first wins 2 and ties 1, the second wins 1. 3.5 / 6.</summary>
    [Fact]
    public void WorkedExample_HoldsByHand()
    {
        float[] scores = [0.4f, 0.9f, 0.9f, 0.5f, 0.1f];
        bool[] isRelevant = [true, true, false, false, false];

        Assert.Equal(3.5 / 6, RankingQuality.AreaUnderCurve(scores, isRelevant), 1e-12);
        // One of the two tied firsts is relevant; the third place is not; the fourth is.
        Assert.Equal(1.0 / 2, RankingQuality.PrecisionAt(scores, isRelevant, 1), 1e-12);
        Assert.Equal(1.0 / 3, RankingQuality.PrecisionAt(scores, isRelevant, 3), 1e-12);
        Assert.Equal(2.0 / 5, RankingQuality.PrecisionAt(scores, isRelevant, 100), 1e-12);
        // Recall rises by 1/2 at precision 1/2 and by 1/2 at 2/4.
        Assert.Equal(0.5 * (1.0 / 2) + 0.5 * (2.0 / 4), RankingQuality.AveragePrecision(scores, isRelevant), 1e-12);
    }

    [Fact]
    public void PerfectOrder_IsOne()
    {
        Assert.Equal(1, RankingQuality.AreaUnderCurve([3, 2, 1], [true, true, false]));
        Assert.Equal(1, RankingQuality.AveragePrecision([3, 2, 1], [true, true, false]));
    }

    [Fact]
    public void NothingToRank_IsNotANumber()
    {
        Assert.Equal(double.NaN, RankingQuality.AreaUnderCurve([1, 2], [true, true]));
        Assert.Equal(double.NaN, RankingQuality.AreaUnderCurve([], []));
        Assert.Equal(double.NaN, RankingQuality.AveragePrecision([1, 2], [false, false]));
        Assert.Equal(double.NaN, RankingQuality.PrecisionAt([], [], 1));
    }

    [Fact]
    public void BadScores_AreRefused()
    {
        Assert.Contains("at 1", Assert.Throws<ArgumentException>(() => RankingQuality.AreaUnderCurve([1, float.NaN], [true, false])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => RankingQuality.AveragePrecision([1], [true, false]));
    }

    [Fact]
    public void RandomScores_EqualComparingAllPairs()
    {
        var random = new Random(3);
        for (var round = 0; round < 100; round++)
        {
            var count = random.Next(2, 40);
            float[] scores = [.. Enumerable.Range(0, count).Select(_ => random.Next(8) / 8f)];
            bool[] isRelevant = [.. Enumerable.Range(0, count).Select(i => i == 0 || (i > 1 && random.Next(3) == 0))];
            var wins = (from i in Enumerable.Range(0, count)
                        from j in Enumerable.Range(0, count)
                        where isRelevant[i] && !isRelevant[j]
                        select scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0).Average();
            var precision = Enumerable.Range(0, count).Where(i => isRelevant[i])
                .Average(i => Enumerable.Range(0, count).Where(j => scores[j] >= scores[i]).Average(j => isRelevant[j] ? 1.0 : 0));

            Assert.Equal(wins, RankingQuality.AreaUnderCurve(scores, isRelevant), 1e-9);
            Assert.Equal(precision, RankingQuality.AveragePrecision(scores, isRelevant), 1e-9);
        }
    }
}
