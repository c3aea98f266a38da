using Fer.Engine.Runs.Messages;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Runs;
using Fer.Web.Hosting.Training;

namespace Fer.Tests.Web.Features.Runs;

/// <summary>Sentences and estimates about a run in training.</summary>
public sealed class RunWordsTests
{
    private static readonly RunClass[] Classes = [new(0, "Angry", 1, 30), new(1, "Happy", 2, 70)];

    [Fact]
    public void Left_BeforeTheFirstEpoch_ComesFromTheBatchesSoFar()
    {
        var live = new RunSnapshot { RunId = 1, Phase = WorkerPhase.Training, Epochs = 10, Epoch = 1, Batch = 5, Batches = 10, ImagesPerSecond = 100 };
        // 1,000 images and a third of 300 at 100 a second: 11 s an epoch, of which 9.5 are left.
        Assert.Equal(104.5, RunTime.Left(live, new PartCounts(1000, 300, 0))!.Value.TotalSeconds, 6);
    }

    [Fact]
    public void Left_AfterAnEpoch_ComesFromItsTime()
    {
        var live = new RunSnapshot { RunId = 1, Phase = WorkerPhase.Training, Epochs = 4, Epoch = 2, EpochsDone = 2, SecondsPerEpoch = 60, ImagesPerSecond = 1 };
        Assert.Equal(120, RunTime.Left(live, new PartCounts(1000, 300, 0))!.Value.TotalSeconds, 6);
        Assert.Null(RunTime.Left(new RunSnapshot { RunId = 1, Epochs = 4 }, new PartCounts(1000, 300, 0)));
    }

    [Fact]
    public void Outlook_NoBetterThanTheMostFrequentClass_SaysSo()
    {
        var text = RunOutlook.Describe([Point(1, 0.5, 0.6), Point(2, 0.5, 0.7), Point(3, 0.5, 0.7)], Classes);
        Assert.Contains("always answering Happy (70.0", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Outlook_LatestIsBest_SaysByHowMuch()
    {
        var text = RunOutlook.Describe([Point(1, 0.5, 0.72), Point(2, 0.5, 0.75)], Classes);
        Assert.Contains("Still getting better", text, StringComparison.Ordinal);
        Assert.Contains("+3.0 points", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Outlook_LongWaitAndWideGap_NamesLearningByHeart()
    {
        var epochs = Enumerable.Range(1, 7).Select(epoch => Point(epoch, 0.95, epoch == 2 ? 0.8 : 0.75)).ToList();
        var text = RunOutlook.Describe(epochs, Classes);
        Assert.Contains("No better epoch for 5 epochs", text, StringComparison.Ordinal);
        Assert.Contains("by heart", text, StringComparison.Ordinal);
        Assert.Contains("epoch 2 are kept", text, StringComparison.Ordinal);
        Assert.DoesNotContain("by heart", RunOutlook.Describe([.. epochs.Select(point => point with { TrainAccuracy = 0.8 })], Classes), StringComparison.Ordinal);
    }

    [Fact]
    public void Duration_ResumedRun_CountsTheEpochsOfItsEarlierAttempts()
    {
        var row = new RunRow
        {
            Id = 1,
            Name = "r",
            State = Fer.Data.Runs.RunState.Completed,
            DatasetId = 1,
            Dataset = "d",
            SplitId = 1,
            Split = "s",
            Settings = new() { Preset = "fast", Epochs = 2, LearningRate = 0.1 },
            EpochsDone = 2,
            BestEpoch = null,
            QueuedAt = default,
            StartedAt = DateTimeOffset.UnixEpoch,
            FinishedAt = DateTimeOffset.UnixEpoch.AddSeconds(20),
            EndReason = null,
            CancelRequested = false,
            TrainedSeconds = 90,
        };
        Assert.Equal(TimeSpan.FromSeconds(90), RunWords.Duration(row, DateTimeOffset.UnixEpoch));
        Assert.Equal(TimeSpan.FromSeconds(20), RunWords.Duration(row with { TrainedSeconds = 15 }, DateTimeOffset.UnixEpoch));
    }

    private static EpochPoint Point(int epoch, double train, double validation) => new(epoch, 1, train, 1, validation, 0.4, 0.01, 3, 100);
}
