using Fer.Engine.Training;

namespace Fer.Tests.Engine.Training;

public sealed class RunCountersTests
{
    [Fact]
    public void After_EachEpoch_CountsStepsAndKeepsTheFirstOfTheBest()
    {
        var counters = Run(plateau: 0, 0.5, 0.6, 0.6, 0.4);

        Assert.Equal(new RunCounters(4, 2, 0.6, 0, 0, 40), counters);
        Assert.True(counters.IsOutOfPatience(2));
        Assert.False(counters.IsOutOfPatience(3));
        Assert.False(counters.IsOutOfPatience(0));
    }

    [Fact]
    public void After_NoBetterForTwoEpochs_DropsTheRateAndWaitsAnew()
    {
        Assert.Equal((1, 3), Drops(Run(plateau: 2, 0.5, 0.4, 0.4)));
        Assert.Equal((1, 3), Drops(Run(plateau: 2, 0.5, 0.4, 0.4, 0.4)));
        Assert.Equal((2, 5), Drops(Run(plateau: 2, 0.5, 0.4, 0.4, 0.4, 0.4)));
        Assert.Equal((1, 3), Drops(Run(plateau: 2, 0.5, 0.4, 0.4, 0.6, 0.5)));
    }

    private static (int, int) Drops(RunCounters counters) => (counters.Drops, counters.LastDrop);

    private static RunCounters Run(int plateau, params double[] accuracies) =>
        accuracies.Aggregate(new RunCounters(), (counters, accuracy) => counters.After(accuracy, plateau, steps: 10).Next);
}
