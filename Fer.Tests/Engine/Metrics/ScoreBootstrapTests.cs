using Fer.Engine.Metrics;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Metrics;

public sealed class ScoreBootstrapTests
{
    private const int Classes = 3;

    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public void Of_SameSeed_GivesTheSameIntervals()
    {
        var (labels, values) = Draw(new Random(1), 120, 0.7);
        var first = ScoreBootstrap.Of(labels, new(values, Classes), Alone(labels), seed: 4, Ct);
        var second = ScoreBootstrap.Of(labels, new(values, Classes), Alone(labels), seed: 4, Ct);

        Assert.Equal((first.Accuracy, first.CalibrationError, first.Classes[2].F1), (second.Accuracy, second.CalibrationError, second.Classes[2].F1));
        Assert.NotEqual(first.Accuracy.Interval, ScoreBootstrap.Of(labels, new(values, Classes), Alone(labels), seed: 5, Ct).Accuracy.Interval);
    }

    /// <summary>Every image twice tells no more than once; the interval must not shrink.</summary>
    [Fact]
    public void Of_CopiesInGroups_KeepTheWidthOfTheImagesWithoutThem()
    {
        var (labels, values) = Draw(new Random(2), 200, 0.7);
        int[] twice = [.. labels, .. labels];
        float[] both = [.. values, .. values];
        long[] groups = [.. Alone(labels), .. Alone(labels)];

        var once = ScoreBootstrap.Of(labels, new(values, Classes), Alone(labels), seed: 1, Ct);
        var grouped = ScoreBootstrap.Of(twice, new(both, Classes), groups, seed: 1, Ct);
        var blind = ScoreBootstrap.Of(twice, new(both, Classes), Alone(twice), seed: 1, Ct);

        Assert.Equal(once.Accuracy, grouped.Accuracy);
        Assert.Equal((200, 400), (grouped.Groups, grouped.Count));
        Assert.InRange(blind.Accuracy.Interval.HalfWidth / grouped.Accuracy.Interval.HalfWidth, 0.6, 0.82); // 1/√2
    }

    /// <summary>Of many samples from one world, about 95 % of the intervals must hold the true figure; the percentile bootstrap is known to fall a little short.</summary>
    [Fact]
    public void Of_ManySamples_CoversTheTruth()
    {
        const int worlds = 200;
        var random = new Random(3);
        var truth = Truth();
        int accuracy = 0, macro = 0;
        for (var world = 0; world < worlds; world++)
        {
            var (labels, values) = Draw(random, 150, 0.7);
            var figures = ScoreBootstrap.Of(labels, new(values, Classes), Alone(labels), seed: world, Ct);
            accuracy += Holds(figures.Accuracy.Interval, truth.Accuracy);
            macro += Holds(figures.MacroF1.Interval, truth.MacroF1);
        }

        Assert.InRange(accuracy / (double)worlds, 0.90, 0.99);
        Assert.InRange(macro / (double)worlds, 0.89, 0.99);
    }

    [Fact]
    public void Of_OneImage_IsThatImageAndHardlyEvidence()
    {
        var figures = ScoreBootstrap.Of([1], new([0.2f, 0.7f, 0.1f], Classes), [0], seed: 1, Ct);

        Assert.Equal(new MetricInterval(1, WilsonInterval.Of(1, 1)), figures.Accuracy);
        Assert.True(figures.IsFew);
        Assert.Equal(-Math.Log(0.7f), figures.LogLoss.Value, 9);
    }

    /// <summary>Four of four is no certainty, and a class without images has no recall at all.</summary>
    [Fact]
    public void Of_RareAndMissingClasses_ClaimsNoCertainty()
    {
        int[] labels = [.. Enumerable.Repeat(0, 60), .. Enumerable.Repeat(1, 4)];
        float[] values = [.. labels.SelectMany(label => label == 0 ? new[] { 0.8f, 0.1f, 0.1f } : [0.1f, 0.8f, 0.1f])];

        var classes = ScoreBootstrap.Of(labels, new(values, Classes), Alone(labels), seed: 1, Ct).Classes;

        Assert.Equal(new MetricInterval(1, WilsonInterval.Of(4, 4)), classes[1].Recall);
        Assert.Equal(new ClassIntervals(2, 0, null, null, null), classes[2]);
        // F1 = 2J / (1 + J) with J = 4 of 4, whose Wilson interval begins at 0.5101.
        Assert.Equal(2 * 0.510109 / 1.510109, classes[1].F1!.Value.Interval.Low, 5);
        Assert.Equal(1, classes[1].F1!.Value.Interval.High, 12);
    }

    /// <summary>Resamples of what is always right are always right, which makes it no certainty.</summary>
    [Fact]
    public void Of_AllRight_ClaimsNoCertainty()
    {
        int[] labels = [.. Enumerable.Range(0, 90).Select(index => index % 2)];
        float[] values = [.. labels.SelectMany(label => label == 0 ? new[] { 0.8f, 0.1f, 0.1f } : [0.1f, 0.8f, 0.1f])];
        // Each image three times, as copies that are one witness.
        long[] groups = [.. Enumerable.Range(0, 90).Select(index => (long)(index % 30))];

        var figures = ScoreBootstrap.Of(labels, new(values, Classes), groups, seed: 1, Ct);

        Assert.Equal(new MetricInterval(1, WilsonInterval.Of(30, 30)), figures.Accuracy);
        Assert.Equal(new MetricInterval(1, WilsonInterval.Of(15, 15)), figures.Classes[0].Recall);
        Assert.Equal(new MetricInterval(1, WilsonInterval.Of(15, 15)), figures.Classes[1].Precision);
        Assert.False(figures.IsFew);
    }

    /// <summary>A class that is seldom there and seldom told: its F1 must hold the true one about as often as it says.</summary>
    [Fact]
    public void Of_RareClass_ItsF1CoversTheTruth()
    {
        const int worlds = 300;
        var random = new Random(8);
        var (wide, told) = Draw(new Random(98), 300_000, 0.7);
        var truth = ConfusionMatrix.From(wide, new Probabilities(told, Classes).BestOfAll(), Classes).Classes[2].F1;
        var holds = 0;
        for (var world = 0; world < worlds; world++)
        {
            var (labels, values) = Draw(random, 40, 0.7);
            holds += ScoreBootstrap.Of(labels, new(values, Classes), Alone(labels), seed: world, Ct).Classes[2].F1 is { } f1 ? Holds(f1.Interval, truth) : 1;
        }

        Assert.InRange(holds / (double)worlds, 0.92, 1);
    }

    [Fact]
    public void Of_NoImages_IsRefused() =>
        Assert.Contains("no images", Assert.Throws<ArgumentException>(() => ScoreBootstrap.Of([], new([], Classes), [], seed: 1, Ct)).Message, StringComparison.Ordinal);

    private static int Holds(Interval interval, double value) => interval.Low <= value && value <= interval.High ? 1 : 0;

    private static ConfusionMatrix Truth()
    {
        var (labels, values) = Draw(new Random(99), 300_000, 0.7);
        return ConfusionMatrix.From(labels, new Probabilities(values, Classes).BestOfAll(), Classes);
    }

    /// <summary>A world in which the label is told with the given chance, else another class at random.</summary>
    private static (int[] Labels, float[] Values) Draw(Random random, int count, double right)
    {
        var (labels, values) = (new int[count], new float[count * Classes]);
        for (var i = 0; i < count; i++)
        {
            labels[i] = random.NextDouble() switch { < 0.5 => 0, < 0.85 => 1, _ => 2 };
            var told = random.NextDouble() < right ? labels[i] : random.Next(Classes);
            for (var c = 0; c < Classes; c++)
                values[i * Classes + c] = c == told ? 0.6f : 0.2f;
        }

        return (labels, values);
    }

    private static long[] Alone(int[] labels) => [.. Enumerable.Range(0, labels.Length).Select(number => (long)number)];
}
