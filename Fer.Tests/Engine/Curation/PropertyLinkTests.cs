using Fer.Engine.Curation;

namespace Fer.Tests.Engine.Curation;

public sealed class PropertyLinkTests
{
    private static readonly int[] Labels = [.. Enumerable.Range(0, 2_000).Select(i => i % 10 < 8 ? 0 : i % 10 == 8 ? 1 : 2)];

    [Fact]
    public void Measure_PropertyThatTellsTheClass_IsLinked()
    {
        var random = new Random(1);
        float[] values = [.. Labels.Select(label => label + random.NextSingle() * 0.9f)];

        var link = PropertyLink.Measure(Labels, values, 4, seed: 1);

        Assert.Equal(1.0 / 3, link.Chance, 1e-12);
        Assert.True(link.BalancedAccuracy > 0.95, $"{link.BalancedAccuracy}");
        Assert.Equal(1.0 / 200, link.PValue, 1e-12);
        Assert.Equal([0.45, 1.45, 2.45], link.ClassMeans.Take(3), (expected, actual) => Math.Abs(expected - actual) < 0.05);
        Assert.Equal(double.NaN, link.ClassMeans[3]);
    }

    [Fact]
    public void Measure_UnrelatedProperty_IsNear1OverClasses()
    {
        var random = new Random(2);
        var small = 0;
        for (var round = 0; round < 20; round++)
        {
            var link = PropertyLink.Measure(Labels, [.. Labels.Select(_ => random.NextSingle())], 3, seed: round, permutations: 39);
            Assert.InRange(link.BalancedAccuracy, 0.25, 0.42);
            small += link.PValue <= 0.05 ? 1 : 0;
        }
        Assert.InRange(small, 0, 4);
    }

    /// <summary>Two sources, one class each: held-out images are all predicted rightly.</summary>
    [Fact]
    public void MeasureCategories_SourceThatTellsTheClass_IsLinked()
    {
        int[] labels = [.. Enumerable.Range(0, 100).Select(i => i % 2)];

        var link = PropertyLink.MeasureCategories(labels, [.. labels.Select(label => label == 0 ? 70 : -3)], 2, seed: 1);

        Assert.Equal((1, 0.5), (link.BalancedAccuracy, link.Chance));
        Assert.Equal(0.005, link.PValue, 1e-12);
        Assert.Empty(link.ClassMeans);
    }

    [Fact]
    public void MeasureCategories_OneSource_IsChance()
    {
        var link = PropertyLink.MeasureCategories([0, 1, 0, 1, 0, 1, 0, 1, 0, 1], new int[10], 2, seed: 3);

        Assert.True(link.PValue > 0.05, $"{link.PValue}");
    }

    [Fact]
    public void Measure_SameSeed_GivesTheSame()
    {
        float[] values = [.. Labels.Select((label, i) => i * 37 % 101 + label * 5f)];

        var (one, two) = (PropertyLink.Measure(Labels, values, 3, 5), PropertyLink.Measure(Labels, values, 3, 5));

        Assert.Equal((one.BalancedAccuracy, one.PValue), (two.BalancedAccuracy, two.PValue));
    }

    [Fact]
    public void Measure_NoImages_IsNotANumber() => Assert.Equal(double.NaN, PropertyLink.Measure([], [], 7, 1).BalancedAccuracy);

    [Fact]
    public void Measure_BadInput_NamesTheRow()
    {
        Assert.Contains("row 1", Assert.Throws<ArgumentException>(() => PropertyLink.Measure([0, 0], [1, float.NaN], 1, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("row 1", Assert.Throws<ArgumentException>(() => PropertyLink.Measure([0, 5], [1, 2], 2, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => PropertyLink.MeasureCategories([0], [1, 2], 2, 1));
    }

    /// <summary>Shares 1/2, 1/4, 1/4: entropy 1.5 ln 2, so 2^1.5 equal classes; of four classes the most is ln 4.</summary>
    [Fact]
    public void Imbalance_WorkedExample_HoldsByHand()
    {
        var imbalance = ClassImbalance.Of([20, 10, 0, 10]);

        Assert.Equal((2, 1), (imbalance.Ratio, imbalance.EmptyClasses));
        Assert.Equal(Math.Pow(2, 1.5), imbalance.EffectiveClasses, 1e-12);
        Assert.Equal(0.75, imbalance.NormalizedEntropy, 1e-12);
    }

    [Fact]
    public void Imbalance_EdgeCases_AreDefined()
    {
        Assert.Equal(1, ClassImbalance.Of([5, 5, 5]).NormalizedEntropy, 1e-12);
        Assert.Equal(1, ClassImbalance.Of([5]).NormalizedEntropy);
        Assert.Equal((double.NaN, 0, 2), (ClassImbalance.Of([0, 0]).Ratio, ClassImbalance.Of([0, 0]).EffectiveClasses, ClassImbalance.Of([0, 0]).EmptyClasses));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClassImbalance.Of([1, -1]));
    }
}
