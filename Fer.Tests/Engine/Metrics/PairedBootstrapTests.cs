using Fer.Engine.Metrics;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Metrics;

public sealed class PairedBootstrapTests
{
    private const int Classes = 4;

    [Fact]
    public void Of_ThreeModels_EqualsThePlainBootstrapOfEachPair()
    {
        var random = new Random(3);
        var labels = Draw(random, 300);
        long[] groups = [.. labels.Select(_ => (long)random.Next(200))];
        int[][] models = [Draw(random, 300), Draw(random, 300), [.. labels.Select(label => random.Next(3) == 0 ? (label + 1) % Classes : label)]];

        var draws = PairedBootstrap.Of(labels, models, groups, Classes, seed: 9, TestContext.Current.CancellationToken);

        foreach (var (first, second) in ((int, int)[])[(0, 1), (0, 2), (2, 1)])
        {
            var (accuracy, macroF1) = Plain(labels, models[first], models[second], groups, seed: 9);
            Assert.Equal(accuracy.Low, draws.AccuracyGain(first, second).Low, 12);
            Assert.Equal(accuracy.High, draws.AccuracyGain(first, second).High, 12);
            Assert.Equal(macroF1.Low, draws.MacroF1Gain(first, second).Low, 12);
            Assert.Equal(macroF1.High, draws.MacroF1Gain(first, second).High, 12);
        }
    }

    [Fact]
    public void Gain_OtherWayRound_IsTheMirrorImage()
    {
        var random = new Random(4);
        var labels = Draw(random, 100);
        var draws = PairedBootstrap.Of(labels, [Draw(random, 100), Draw(random, 100)], [.. labels.Select((_, index) => (long)index)], Classes, seed: 1, TestContext.Current.CancellationToken);

        Assert.Equal(-draws.AccuracyGain(0, 1).Low, draws.AccuracyGain(1, 0).High, 12);
        Assert.Equal(-draws.MacroF1Gain(0, 1).High, draws.MacroF1Gain(1, 0).Low, 12);
        Assert.Equal(new Interval(0, 0), draws.AccuracyGain(1, 1));
    }

    /// <summary>Of many samples from one world, in which every image has a copy, about 95 % of the intervals must hold the true gain; blind to the copies, far fewer do.</summary>
    [Fact]
    public void AccuracyGain_ManySamplesWithCopies_CoversTheTruthOnlyByGroups()
    {
        const int worlds = 200, images = 80;
        var random = new Random(6);
        int grouped = 0, blind = 0;
        for (var world = 0; world < worlds; world++)
        {
            int[] labels = [.. Enumerable.Range(0, images).Select(_ => random.Next(3))];
            int[] first = [.. labels.Select(label => random.NextDouble() < 0.6 ? label : (label + 1) % 3)];
            int[] second = [.. labels.Select(label => random.NextDouble() < 0.7 ? label : (label + 2) % 3)];
            long[] alone = [.. Enumerable.Range(0, images).Select(number => (long)number)];
            IReadOnlyList<int[]> models = [[.. first, .. first], [.. second, .. second]];
            grouped += Holds(PairedBootstrap.Of([.. labels, .. labels], models, [.. alone, .. alone], 3, seed: world, TestLimit.Token));
            blind += Holds(PairedBootstrap.Of([.. labels, .. labels], models, [.. Enumerable.Range(0, 2 * images).Select(number => (long)number)], 3, seed: world, TestLimit.Token));
        }

        Assert.InRange(grouped / (double)worlds, 0.90, 0.99);
        Assert.InRange(blind / (double)worlds, 0.70, 0.90);

        static int Holds(PairedBootstrap draws) => draws.AccuracyGain(0, 1) is { Low: <= 0.1, High: >= 0.1 } ? 1 : 0;
    }

    [Fact]
    public void Of_ClassBeyondTheCount_IsRefused() =>
        Assert.Throws<ArgumentException>(() => PairedBootstrap.Of([0, 1], [[0, 2]], [1, 2], 2, seed: 1, TestContext.Current.CancellationToken));

    private static int[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(Classes))];

    /// <summary>The definition, draw by draw, with the matrix that single scores are measured by.</summary>
    private static (Interval Accuracy, Interval MacroF1) Plain(int[] labels, int[] first, int[] second, long[] groups, int seed)
    {
        int[][] clusters = [.. Enumerable.Range(0, labels.Length).GroupBy(index => groups[index]).Select(group => group.ToArray())];
        var random = new Random(seed);
        List<double> accuracies = [], scores = [];
        for (var draw = 0; draw < PairedBootstrap.Resamples; draw++)
        {
            int[] drawn = [.. Enumerable.Range(0, clusters.Length).SelectMany(_ => clusters[random.Next(clusters.Length)])];
            var one = ConfusionMatrix.From([.. drawn.Select(index => labels[index])], [.. drawn.Select(index => first[index])], Classes);
            var two = ConfusionMatrix.From([.. drawn.Select(index => labels[index])], [.. drawn.Select(index => second[index])], Classes);
            accuracies.Add(two.Accuracy - one.Accuracy);
            scores.Add(two.MacroF1 - one.MacroF1);
        }

        return (Ends(accuracies), Ends(scores));
    }

    private static Interval Ends(List<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new(BootstrapInterval.Percentile(sorted, 0.025), BootstrapInterval.Percentile(sorted, 0.975));
    }
}
