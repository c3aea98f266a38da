using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Messages;

namespace Fer.Tests.Engine.Runs;

public sealed class WorkerMessagesTests
{
    public static TheoryData<WorkerMessage> All() =>
    [
        new StartedMessage("cpu", 5, 6, 7, NumberPrecision.BFloat16, 4),
        new BatchMessage(1, 2, 3, 4.5, null, 0.25, 0.1, 1L << 40),
        new EpochMessage(1, 0.5, 2, true),
        new CheckpointMessage(1, CheckpointKind.Best),
        new StateMessage(WorkerPhase.Ended, "why\nnot"),
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void Parse_OfFormatted_GivesTheSameInOneLine(WorkerMessage message)
    {
        var line = WorkerMessages.Format(message);
        Assert.DoesNotContain('\n', line);
        Assert.Equal(message, WorkerMessages.Parse(line));
    }

    [Fact]
    public void Epoch_OfTwelveSamplesAndTwentyClasses_IsReadBackInFull()
    {
        var samples = Enumerable.Range(0, LiveSamples.Most).Select(index => new LivePrediction(long.MaxValue - index, 19, 19, 0.1234)).ToList();
        var f1 = Enumerable.Range(0, 20).Select(_ => 0.1234).ToList();

        var line = WorkerMessages.Format(new EpochMessage(1000, 1 / 3d, 1234.5678901, true, 1 / 7d, f1, samples));

        Assert.InRange(line.Length, 1, WorkerMessages.MaxLineLength - 1);
        var read = Assert.IsType<EpochMessage>(WorkerMessages.Parse(line));
        Assert.Equal(f1, read.ClassF1);
        Assert.Equal(samples, read.Samples);
    }

    [Fact]
    public void Parse_OfAnOlderWorkersEpoch_HasNothingOfTheNewFigures() =>
        Assert.Equal(new EpochMessage(1, 0.5, 2, true), WorkerMessages.Parse("""{"type":"epoch","epoch":1,"validationAccuracy":0.5,"seconds":2,"isBest":true}"""));

    [Theory]
    [InlineData("")]
    [InlineData("[W] native warning")]
    [InlineData("{")]
    [InlineData("{\"type\":\"unknown\"}")]
    [InlineData("{\"type\":\"batch\",\"epoch\":\"one\"}")]
    [InlineData("{\"epoch\":1}")]
    [InlineData("null")]
    public void Parse_OfAnythingElse_IsNull(string line) => Assert.Null(WorkerMessages.Parse(line));
}
