using System.Text.Json;
using Fer.Engine.Metrics;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Metrics;

/// <summary>Figures against scikit-learn's and SciPy's on the same data; Reference/sklearn_figures.py made them.</summary>
public sealed class ReferenceFiguresTests
{
    private const int Digits = 9;

    private static readonly JsonElement Reference = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "Fer.Tests", "Engine", "Metrics", "Reference", "sklearn-figures.json"))).RootElement;

    private static readonly int[] Labels = [.. Numbers("labels").Select(number => (int)number)];
    private static readonly float[] Values = [.. Numbers("probabilities").Select(number => (float)number)];

    private static int ClassCount => Values.Length / Labels.Length;

    private static Probabilities Rows => new(Values, ClassCount);

    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public void Matrix_AgainstTheReference_IsEqual()
    {
        var matrix = ConfusionMatrix.From(Labels, Rows.BestOfAll(), ClassCount);

        Assert.Equal(Numbers("confusion"), Enumerable.Range(0, ClassCount).SelectMany(a => Enumerable.Range(0, ClassCount).Select(p => (double)matrix[a, p])));
        Assert.Equal(Number("accuracy"), matrix.Accuracy, Digits);
        Assert.Equal(Number("balancedAccuracy"), matrix.BalancedAccuracy, Digits);
        Assert.Equal(Number("macroF1"), matrix.MacroF1, Digits);
        Assert.Equal(Number("weightedF1"), matrix.WeightedF1, Digits);
        AssertEqual(Numbers("precision"), [.. matrix.Classes.Select(figures => figures.Precision)]);
        AssertEqual(Numbers("recall"), [.. matrix.Classes.Select(figures => figures.Recall)]);
        AssertEqual(Numbers("f1"), [.. matrix.Classes.Select(figures => figures.F1)]);
        Assert.Contains(matrix.Classes, figures => figures is { Predicted: 0, Support: > 0 });
    }

    [Fact]
    public void Probabilities_AgainstTheReference_AreEqual()
    {
        Assert.Equal(Number("logLoss"), LogLoss.Of(Labels, Rows), Digits);
        Assert.Equal(Number("brier"), BrierScore.Of(Labels, Rows), Digits);
        Assert.Equal(Number("calibrationError"), CalibrationError.Of(Labels, Rows), Digits);
    }

    [Fact]
    public void Figures_OfTheBootstrap_AreThoseOfTheParts()
    {
        var figures = ScoreBootstrap.Of(Labels, Rows, [.. Enumerable.Range(0, Labels.Length).Select(number => (long)number)], seed: 1, Ct);

        Assert.Equal(Number("accuracy"), figures.Accuracy.Value, Digits);
        Assert.Equal(Number("balancedAccuracy"), figures.BalancedAccuracy.Value, Digits);
        Assert.Equal(Number("macroF1"), figures.MacroF1.Value, Digits);
        Assert.Equal(Number("weightedF1"), figures.WeightedF1.Value, Digits);
        Assert.Equal(Number("logLoss"), figures.LogLoss.Value, Digits);
        Assert.Equal(Number("brier"), figures.Brier.Value, Digits);
        Assert.Equal(Number("calibrationError"), figures.CalibrationError.Value, Digits);
        AssertEqual(Numbers("precision"), [.. figures.Classes.Select(row => row.Precision?.Value ?? 0)]);
        AssertEqual(Numbers("recall"), [.. figures.Classes.Select(row => row.Recall!.Value.Value)]);
        AssertEqual(Numbers("f1"), [.. figures.Classes.Select(row => row.F1!.Value.Value)]);
        AssertEqual(Numbers("support"), [.. figures.Classes.Select(row => (double)row.Support)]);
    }

    [Fact]
    public void Curves_AgainstTheReference_AreEqualPointByPoint()
    {
        foreach (var (expected, category) in Reference.GetProperty("curves").EnumerateArray().Select((curve, index) => (curve, index)))
        {
            var curves = ThresholdCurves.Of(Labels, Rows, category);

            Assert.Equal(expected.GetProperty("area").GetDouble(), curves.Area!.Value, Digits);
            Assert.Equal(expected.GetProperty("averagePrecision").GetDouble(), curves.AveragePrecision!.Value, Digits);
            AssertEqual(Numbers(expected, "falsePositiveRate"), [.. curves.Roc.Select(point => point.FalsePositiveRate)]);
            AssertEqual(Numbers(expected, "truePositiveRate"), [.. curves.Roc.Select(point => point.Recall)]);
            AssertEqual(Numbers(expected, "recall"), [.. curves.PrecisionRecall.Select(point => point.Recall)]);
            AssertEqual(Numbers(expected, "precision"), [.. curves.PrecisionRecall.Select(point => point.Precision)]);
        }
    }

    /// <summary>Near the minimum the loss is flat, so two searches in double precision agree on its place to the root of what they agree on its height.</summary>
    [Fact]
    public void Temperature_AgainstTheReference_IsEqual()
    {
        var temperature = Temperature.Fit(Labels, Rows);

        Assert.Equal(Number("temperature"), temperature, 5);
        Assert.Equal(Number("logLossAtTemperature"), LogLoss.Of(Labels, new Probabilities(Temperature.Apply(Rows, temperature), ClassCount)), 6);
    }

    private static double Number(string name) => Reference.GetProperty(name).GetDouble();

    private static double[] Numbers(string name) => Numbers(Reference, name);

    private static double[] Numbers(JsonElement of, string name) => [.. of.GetProperty(name).EnumerateArray().Select(number => number.GetDouble())];

    private static void AssertEqual(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], Digits);
    }
}
