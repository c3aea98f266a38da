using Fer.Data.Runs;
using Fer.Engine.Runs.Messages;

namespace Fer.Tests.Engine.Runs;

public sealed class WorkerMessagesTests
{
    public static TheoryData<WorkerMessage> All() =>
    [
        new StartedMessage("cpu", 5, 6, 7),
        new BatchMessage(1, 2, 3, 4.5, null),
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
