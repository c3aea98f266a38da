using Fer.Engine.Metrics;

namespace Fer.Tests.Engine.Metrics;

public sealed class ConfusionMatrixTests
{
    // Rows actual, columns predicted: three classes, ten images.
    private static readonly ConfusionMatrix Example = new(new[,] { { 3, 1, 0 }, { 1, 2, 0 }, { 0, 2, 1 } });

    [Fact]
    public void From_LabelsAndPredictions_CountsActualInRows()
    {
        var matrix = ConfusionMatrix.From([0, 0, 1, 2], [0, 2, 1, 1], 3);

        Assert.Equal((1, 1, 1, 1), (matrix[0, 0], matrix[0, 2], matrix[1, 1], matrix[2, 1]));
        Assert.Equal((4, 2), (matrix.Total, matrix.Correct));
    }

    [Fact]
    public void Figures_WorkedExample_MatchHandCalculation()
    {
        Assert.Equal(0.6, Example.Accuracy, 12);
        Assert.Equal(new ClassFigures(1, Support: 3, Predicted: 5, Correct: 2), Example.Classes[1]);
        Assert.Equal((2 / 3.0, 0.4, 0.5), (Example.Classes[1].Recall, Example.Classes[1].Precision, Example.Classes[1].F1));
        Assert.Equal((0.75 + 0.5 + 0.5) / 3, Example.MacroF1, 12);
        Assert.Equal((4 * 0.75 + 3 * 0.5 + 3 * 0.5) / 10, Example.WeightedF1, 12);
        Assert.Equal((0.75 + 2 / 3.0 + 1 / 3.0) / 3, Example.BalancedAccuracy, 12);
    }

    [Fact]
    public void MacroF1_ClassNeitherLabelledNorPredicted_IsLeftOut()
    {
        var matrix = ConfusionMatrix.From([0, 1], [0, 1], 3);

        Assert.Equal((1.0, 1.0, 1.0), (matrix.MacroF1, matrix.BalancedAccuracy, matrix.WeightedF1));
    }

    [Fact]
    public void Figures_NoImages_AreZeroNotNaN()
    {
        var matrix = ConfusionMatrix.From([], [], 2);

        Assert.Equal((0.0, 0.0, 0.0, 0.0), (matrix.Accuracy, matrix.MacroF1, matrix.WeightedF1, matrix.BalancedAccuracy));
    }

    [Fact]
    public void From_ClassOutOfRange_NamesTheImage()
    {
        var error = Assert.Throws<ArgumentException>(() => ConfusionMatrix.From([0, 3], [0, 0], 3));

        Assert.Contains("Image 1 has label 3", error.Message, StringComparison.Ordinal);
    }
}
