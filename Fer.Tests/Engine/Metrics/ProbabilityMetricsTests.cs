using Fer.Engine.Metrics;

namespace Fer.Tests.Engine.Metrics;

public sealed class ProbabilityMetricsTests
{
    [Fact]
    public void LogLoss_WorkedExample_IsTheMeanNegativeLogarithm() =>
        Assert.Equal(-(Math.Log(0.5) + Math.Log(0.25)) / 2, LogLoss.Of([0, 1], new([0.5f, 0.5f, 0.75f, 0.25f], 2)), 6);

    [Fact]
    public void LogLoss_ProbabilityZero_IsLargeButFinite() =>
        Assert.Equal(-Math.Log(1e-15), LogLoss.Of([0], new([0f, 1f], 2)), 6);

    [Fact]
    public void CalibrationError_WorkedExample_WeighsTheGapOfEachBin()
    {
        // Confidence 0.9 three times, right twice: gap |2 - 2.7|; confidence 0.6 once, right: gap |1 - 0.6|.
        float[] probabilities = [0.9f, 0.1f, 0.9f, 0.1f, 0.9f, 0.1f, 0.6f, 0.4f];

        Assert.Equal((0.7 + 0.4) / 4, CalibrationError.Of([0, 0, 1, 0], new(probabilities, 2)), 6);
    }

    [Fact]
    public void Best_EqualProbabilities_TakesTheLowerIndex() =>
        Assert.Equal([0, 1], new Probabilities([0.5f, 0.5f, 0.2f, 0.8f], 2).BestOfAll());

    [Fact]
    public void Report_LabelsAndProbabilities_HoldsEveryFigure()
    {
        var report = ClassificationReport.Of([0, 1, 1], [0.9f, 0.1f, 0.2f, 0.8f, 0.6f, 0.4f], 2);

        Assert.Equal(2 / 3.0, report.Matrix.Accuracy, 12);
        Assert.Equal(WilsonInterval.Of(2, 3), report.AccuracyInterval);
        Assert.True(report.LogLoss > 0 && report.CalibrationError > 0);
    }

    [Fact]
    public void Report_OneLabelTooMany_Refuses() =>
        Assert.Throws<ArgumentException>(() => ClassificationReport.Of([0, 1], [1f, 0f], 2));
}
