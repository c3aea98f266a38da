using Fer.Engine.Metrics.Curves;

namespace Fer.Tests.Engine.Metrics.Curves;

public sealed class FitJudgeTests
{
    private const int Train = 20_000;
    private const int Validation = 5_000;
    private static readonly FitTerms Terms = new() { Guess = 1 / 7.0 };

    /// <summary>The coursework's: training goes to 90 %, validation stays under 60 %, its loss turns at epoch 12.</summary>
    private static CurvePoint Coursework(int epoch) => new(
        epoch, 1.8 * Math.Exp(-epoch / 20.0) + 0.2, 0.95 - 0.7 * Math.Exp(-epoch / 25.0), 1.2 + 0.0006 * (epoch - 12) * (epoch - 12), 0.58 - 0.3 * Math.Exp(-epoch / 3.0));

    [Fact]
    public void Judge_ValidationLossThatTurns_IsOverFitFromItsMinimum()
    {
        var verdict = Judge(Curve(50, Coursework));

        Assert.Equal((FitKind.OverFit, FitReason.LossRose), (verdict.Kind, verdict.Reason));
        Assert.InRange(verdict.FromEpoch!.Value, 11, 13);
        Assert.True(verdict.Evidence!.IsOverConfident);
        Assert.Equal(verdict.Evidence.LossMinimum.Epoch, verdict.FromEpoch);
        Assert.True(verdict.Evidence.LossSlope.Interval.Low > 0);
    }

    [Fact]
    public void Judge_LossThatTurnsWhileAccuracyRises_IsNotOverFitButOverConfident()
    {
        var verdict = Judge(Curve(30, epoch => Coursework(epoch) with { ValidationAccuracy = 0.4 + 0.008 * epoch }));

        Assert.NotEqual(FitKind.OverFit, verdict.Kind);
        Assert.True(verdict.Evidence!.IsOverConfident);
    }

    [Fact]
    public void Judge_AccuracyThatFallsWhileTrainingRises_IsOverFitFromItsBest()
    {
        var verdict = Judge(Curve(20, epoch => new(epoch, 1.5 - 0.05 * epoch, 0.4 + 0.025 * epoch, 1.1, epoch <= 8 ? 0.4 + 0.025 * epoch : 0.6 - 0.004 * (epoch - 8))));

        Assert.Equal((FitKind.OverFit, FitReason.AccuracyFell, 8), (verdict.Kind, verdict.Reason, verdict.FromEpoch));
    }

    [Fact]
    public void Judge_TrainingLearntByHeartWithoutGain_IsOverFitWhereTheGapBeganToGrow()
    {
        var verdict = Judge(Curve(40, epoch => new(epoch, 1.5 - 0.03 * epoch, Math.Min(0.98, 0.4 + 0.02 * epoch), 1.05, Math.Min(0.62, 0.35 + 0.03 * epoch))));

        Assert.Equal((FitKind.OverFit, FitReason.GapGrew), (verdict.Kind, verdict.Reason));
        Assert.InRange(verdict.FromEpoch!.Value, 8, 10);
    }

    [Fact]
    public void Judge_AccuracyStillRisingWithoutGap_IsUnderFit()
    {
        var verdict = Judge(Curve(10, epoch => new(epoch, 1.8 - 0.06 * epoch, 0.25 + 0.025 * epoch, 1.8 - 0.06 * epoch, 0.25 + 0.025 * epoch)));

        Assert.Equal((FitKind.UnderFit, FitReason.StillRising), (verdict.Kind, verdict.Reason));
    }

    [Fact]
    public void Judge_FlatAndNoBetterInTraining_IsUnderFit()
    {
        var verdict = Judge(Curve(30, epoch => new(epoch, 1.4, Math.Min(0.45, 0.2 + 0.05 * epoch), 1.4, Math.Min(0.45, 0.2 + 0.05 * epoch))));

        Assert.Equal((FitKind.UnderFit, FitReason.FlatWithoutGap), (verdict.Kind, verdict.Reason));
    }

    [Fact]
    public void Judge_NoBetterThanGuessing_IsUnderFit()
    {
        var verdict = Judge(Curve(10, epoch => new(epoch, 1.94, 0.15, 1.95, 0.144)));

        Assert.Equal((FitKind.UnderFit, FitReason.Guessing), (verdict.Kind, verdict.Reason));
    }

    [Fact]
    public void Judge_FlatAheadInTraining_IsAPlateauFromThere()
    {
        var verdict = Judge(Curve(30, epoch => new(epoch, 0.9, Math.Min(0.7, 0.3 + 0.05 * epoch), 1.0, Math.Min(0.6, 0.2 + 0.05 * epoch))));

        Assert.Equal((FitKind.Plateau, FitReason.Flat), (verdict.Kind, verdict.Reason));
        Assert.InRange(verdict.FromEpoch!.Value, 7, 9);
    }

    [Fact]
    public void Judge_ValidationThatGoesAlongToTheEnd_IsHealthy()
    {
        var verdict = Judge(Curve(20, epoch => new(epoch, 1.6 - 0.04 * epoch, 0.40 + 0.018 * epoch, 1.6 - 0.03 * epoch, 0.40 + 0.0125 * epoch)));

        Assert.Equal((FitKind.Healthy, FitReason.WentAlong, (int?)null), (verdict.Kind, verdict.Reason, verdict.FromEpoch));
    }

    [Fact]
    public void Judge_SharpDropsNearTheEnd_IsUnstable()
    {
        var verdict = Judge(Curve(20, epoch => new(epoch, 1.0, 0.6, 1.1, epoch % 3 == 0 ? 0.45 : 0.58)));

        Assert.Equal((FitKind.Unstable, FitReason.SharpDrops), (verdict.Kind, verdict.Reason));
        Assert.InRange(verdict.Evidence!.SharpDrops, 2, 3);
    }

    [Fact]
    public void Judge_FallWhileTheRateIsHigh_CannotSayUnlessTheLossRoseForGood()
    {
        var wobbling = Curve(11, epoch => new(epoch, 1.8 - 0.04 * epoch, 0.3 + 0.025 * epoch, 1.4 - 0.02 * epoch, epoch <= 7 ? 0.4 + 0.02 * epoch : 0.5 - 0.005 * epoch));

        Assert.Equal((FitKind.OverFit, FitReason.AccuracyFell), (Judge(wobbling).Kind, Judge(wobbling).Reason));
        var unsettled = FitJudge.Judge(wobbling, Train, Validation, Terms with { HasSettled = false });
        Assert.Equal((FitKind.CannotSay, FitReason.NotSettled), (unsettled.Kind, unsettled.Reason));
        Assert.NotNull(unsettled.Evidence);
        Assert.Equal(FitKind.OverFit, FitJudge.Judge(Curve(50, Coursework), Train, Validation, Terms with { HasSettled = false }).Kind);
    }

    [Fact]
    public void Judge_LossThatWobblesWhileTheRateIsHigh_CannotSay()
    {
        var wobbling = Curve(12, epoch => new(epoch, 1.8 - 0.04 * epoch, 0.3 + 0.03 * epoch, epoch <= 8 ? 1.4 - 0.02 * epoch : 1.24 + 0.03 * (epoch - 8), 0.5));

        Assert.Equal((FitKind.OverFit, FitReason.LossRose), (Judge(wobbling).Kind, Judge(wobbling).Reason));
        Assert.Equal(FitReason.NotSettled, FitJudge.Judge(wobbling, Train, Validation, Terms with { HasSettled = false }).Reason);
    }

    [Fact]
    public void Judge_RiseBecauseTheRateFalls_IsNotUnderFit()
    {
        var rising = Curve(10, epoch => new(epoch, 1.8 - 0.06 * epoch, 0.25 + 0.025 * epoch, 1.8 - 0.06 * epoch, 0.25 + 0.025 * epoch));

        Assert.Equal(FitReason.StillRising, Judge(rising).Reason);
        Assert.Equal(FitKind.Healthy, FitJudge.Judge(rising, Train, Validation, Terms with { EndsWithoutRate = true }).Kind);
    }

    [Fact]
    public void Judge_BlendedTrainingImages_ReadsNoGap()
    {
        var flat = Curve(30, epoch => new(epoch, 1.4, Math.Min(0.45, 0.2 + 0.05 * epoch), 1.4, Math.Min(0.55, 0.2 + 0.05 * epoch)));

        Assert.Equal(FitReason.FlatWithoutGap, Judge(flat).Reason);
        Assert.Equal(FitReason.Flat, FitJudge.Judge(flat, Train, Validation, Terms with { IsTrainingMixed = true }).Reason);
    }

    [Fact]
    public void Judge_AlwaysTheMostFrequentClass_IsGuessing() =>
        Assert.Equal(FitReason.Guessing, FitJudge.Judge(Curve(10, epoch => new(epoch, 1.9, 0.25, 1.9, 0.25)), Train, Validation, Terms with { Guess = 0.25 }).Reason);

    [Fact]
    public void Judge_AccuracyThatLeftItsHeightAndCameBack_IsNoPlateauFromTheFirstTime()
    {
        var verdict = Judge(Curve(30, epoch => new(epoch, 1.0, 0.70, 1.1, epoch switch { < 8 => 0.3 + 0.04 * epoch, < 10 => 0.62, < 21 => 0.57, _ => 0.62 })));

        Assert.Equal((FitKind.Plateau, FitReason.Flat), (verdict.Kind, verdict.Reason));
        Assert.InRange(verdict.FromEpoch!.Value, 20, 22);
    }

    [Fact]
    public void Judge_DropsOfTheFirstEpochs_AreForgiven()
    {
        var verdict = Judge(Curve(30, epoch => new(epoch, 1.6 - 0.03 * epoch, 0.40 + 0.012 * epoch, 1.6 - 0.02 * epoch, (epoch is 4 or 8 ? 0.30 : 0.40) + 0.008 * epoch)));

        Assert.Equal(FitKind.Healthy, verdict.Kind);
    }

    [Theory]
    [InlineData(4, Validation, FitReason.FewEpochs)]
    [InlineData(20, 99, FitReason.FewImages)]
    [InlineData(0, Validation, FitReason.FewEpochs)]
    public void Judge_TooLittle_CannotSay(int epochs, int images, FitReason reason)
    {
        var verdict = FitJudge.Judge(Curve(epochs, Coursework), Train, images, Terms);

        Assert.Equal((FitKind.CannotSay, reason, (FitEvidence?)null), (verdict.Kind, verdict.Reason, verdict.Evidence));
    }

    [Fact]
    public void Judge_LossThatIsNoNumber_CannotSay() =>
        Assert.Equal(FitReason.BrokenCurve, Judge(Curve(10, epoch => Coursework(epoch) with { ValidationLoss = epoch == 9 ? double.NaN : 1 })).Reason);

    /// <summary>What few images cannot tell must not become a verdict: with noise of sampling only, a model that stands still never over-fits.</summary>
    [Fact]
    public void Judge_NoiseOfSamplingOnly_IsHardlyEverOverFitOrUnstable()
    {
        var random = new Random(5);
        var wrong = 0;
        for (var run = 0; run < 300; run++)
        {
            var verdict = FitJudge.Judge(
                Curve(30, epoch => new(epoch, 1.0, 0.66, 1.05 + Noise(random, 0.008), 0.62 + Noise(random, Math.Sqrt(0.62 * 0.38 / 500)))), Train, 500, Terms);
            wrong += verdict.Kind is FitKind.OverFit or FitKind.Unstable ? 1 : 0;
        }

        Assert.InRange(wrong, 0, 6);
    }

    private static double Noise(Random random, double deviation) =>
        deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static FitVerdict Judge(IReadOnlyList<CurvePoint> curve) => FitJudge.Judge(curve, Train, Validation, Terms);

    private static CurvePoint[] Curve(int epochs, Func<int, CurvePoint> point) => [.. Enumerable.Range(1, epochs).Select(point)];
}
