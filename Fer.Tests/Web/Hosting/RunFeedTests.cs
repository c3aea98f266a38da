using Fer.Data.Runs;
using Fer.Engine.Runs.Messages;
using Fer.Web.Hosting.Training;

namespace Fer.Tests.Web.Hosting;

public sealed class RunFeedTests
{
    private readonly RunFeed _feed = new();

    [Fact]
    public void Apply_MessagesOfARunThatGoesOn_HoldsTheLatestOfEach()
    {
        _feed.Begin(5);
        _feed.Apply(5, new StartedMessage("cpu", 9, 4, 10, NumberPrecision.BFloat16, FirstEpoch: 4));
        Assert.Equal((3, 0.3), (_feed.Current(5)!.EpochsDone, _feed.Current(5)!.Progress));

        _feed.Apply(5, new BatchMessage(4, 2, 4, 900, 1.5, 0.6, 0.02, 1 << 30));
        _feed.Apply(5, new EpochMessage(4, 0.5, 3, true, 0.45, [0.4, 0.5], [new LivePrediction(7, 1, 0, 0.9)]));
        _feed.Apply(5, new BatchMessage(5, 1, 4, 901, 1.4, 0.7, 0.01, 1 << 29));

        var live = _feed.Current(5)!;
        Assert.Equal(("cpu", NumberPrecision.BFloat16, 4), (live.Device, live.Precision, live.FirstEpoch));
        Assert.Equal((1.4, 0.7, 0.01, 1L << 29), (live.Loss, live.Accuracy, live.LearningRate, live.MemoryBytes));
        Assert.Equal((4, 0.45, 3d), (live.EpochsDone, live.MacroF1, live.SecondsPerEpoch));
        Assert.Equal([0.4, 0.5], live.ClassF1!);
        Assert.Equal([new LivePrediction(7, 1, 0, 0.9)], live.Samples);
    }

    [Fact]
    public void Apply_EpochOfAWorkerThatTellsNoSamples_LeavesNone()
    {
        _feed.Apply(5, new EpochMessage(1, 0.5, 3, true));
        Assert.Empty(_feed.Current(5)!.Samples);
        Assert.Null(_feed.Current(5)!.ClassF1);
    }
}
