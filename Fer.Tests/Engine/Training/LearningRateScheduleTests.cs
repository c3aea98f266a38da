using Fer.Data.Runs;
using Fer.Engine.Training;

namespace Fer.Tests.Engine.Training;

public sealed class LearningRateScheduleTests
{
    private static double[] Rates(LearningRateScheduleKind kind, int steps, double warmUp = 0.2) =>
        [.. Enumerable.Range(0, steps).Select(step => LearningRateSchedule.Rate(Toy.Recipe with { LearningRate = 0.1, Schedule = kind, WarmUp = warmUp }, step, steps))];

    [Fact]
    public void OneCycle_AHundredSteps_RisesToItsPeakThenFalls()
    {
        var rates = Rates(LearningRateScheduleKind.OneCycle, 100);

        Assert.Equal(0.004, rates[0], 12);
        Assert.Equal(0.052, rates[10], 12);
        Assert.Equal(0.1, rates[20], 12);
        Assert.Equal(0.1 / 250_000, rates[99], 12);
        Assert.Equal(rates[..21].Order(), rates[..21]);
        Assert.Equal(rates[20..].OrderDescending(), rates[20..]);
    }

    [Fact]
    public void Cosine_AHundredSteps_IsHalfwayInTheMiddle()
    {
        var rates = Rates(LearningRateScheduleKind.Cosine, 100, warmUp: 0);

        Assert.Equal((0.1, 0.05), (rates[0], Math.Round(rates[50], 12)));
        Assert.InRange(rates[99], 0, 0.001);
    }

    [Fact]
    public void Constant_AnyStep_IsThePeak() => Assert.All(Rates(LearningRateScheduleKind.Constant, 5, warmUp: 0), rate => Assert.Equal(0.1, rate));

    [Theory]
    [InlineData(LearningRateScheduleKind.Constant)]
    [InlineData(LearningRateScheduleKind.Cosine)]
    [InlineData(LearningRateScheduleKind.Step)]
    [InlineData(LearningRateScheduleKind.Plateau)]
    public void WarmUp_OtherSchedules_RisesOnALineToThePeak(LearningRateScheduleKind kind)
    {
        var rates = Rates(kind, 100);

        Assert.Equal([0.1 / 21, 0.2 / 21], rates[..2].Select(rate => Math.Round(rate, 12)), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(0.1, rates[20], 12);
    }

    [Fact]
    public void Step_TenEpochsOfTen_FallsByTheFactorEveryThreeEpochs()
    {
        var recipe = Toy.Recipe with { LearningRate = 1, Schedule = LearningRateScheduleKind.Step, WarmUp = 0, Epochs = 10, DecayEpochs = 3, DecayFactor = 0.5 };

        Assert.Equal([1, 1, 0.5, 0.5, 0.25, 0.125], new long[] { 0, 29, 30, 59, 60, 99 }.Select(step => LearningRateSchedule.Rate(recipe, step, 100)));
    }

    [Fact]
    public void Plateau_TwoDrops_IsTheFactorTwice() => Assert.Equal(
        0.1 * 0.1 * 0.1, LearningRateSchedule.Rate(Toy.Recipe with { LearningRate = 0.1, Schedule = LearningRateScheduleKind.Plateau, WarmUp = 0 }, 50, 100, drops: 2), 12);

    [Theory]
    [InlineData(0)]
    [InlineData(0.99)]
    public void OneCycle_ASingleStep_IsFinite(double warmUp) =>
        Assert.All(Rates(LearningRateScheduleKind.OneCycle, 1, warmUp), rate => Assert.InRange(rate, 0, 0.1));
}
