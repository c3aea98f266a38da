using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Training;
using Fer.Web.Features.Training;

namespace Fer.Tests.Web.Features.Training;

public sealed class ScheduleLineTests
{
    [Theory]
    [InlineData(LearningRateScheduleKind.OneCycle)]
    [InlineData(LearningRateScheduleKind.Cosine)]
    [InlineData(LearningRateScheduleKind.Step)]
    public void Rows_AreTheRatesOfEachEpochsLastStep(LearningRateScheduleKind kind)
    {
        var recipe = PresetCatalog.Fast.Defaults with { Schedule = kind, Epochs = 12, DecayEpochs = 5 };
        var rows = ScheduleLine.Rows(recipe, stepsPerEpoch: 7);
        Assert.Equal(12, rows.Count);
        Assert.All(rows, row => Assert.Equal(LearningRateSchedule.Rate(recipe, (row.Epoch * 7) - 1, 84), row.Rate));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 500)]
    [InlineData(1000, 800)]
    public void Points_AnyLength_GoFromTheFirstStepToTheLast(int epochs, int steps)
    {
        var points = ScheduleLine.Points(PresetCatalog.Fast.Defaults with { Epochs = epochs }, steps);
        Assert.InRange(points.Count, 1, 240);
        Assert.Equal(1.0 / steps, points[0].Epoch);
        Assert.Equal(epochs, points[^1].Epoch);
        Assert.All(points, point => Assert.InRange(point.Rate, 0, 0.0801));
    }

    [Theory]
    [InlineData(100, 64, 2)]
    [InlineData(128, 64, 2)]
    [InlineData(0, 64, 100)]
    public void Steps_AreThoseOfTraining(int images, int batch, int steps) => Assert.Equal(steps, ScheduleLine.Steps(images, batch));
}
