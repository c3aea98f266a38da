using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Worker;
using Fer.Engine.Training;
using Microsoft.Data.Sqlite;

namespace Fer.Tests.Engine.Runs;

public sealed class RunEndTests
{
    public static TheoryData<Exception, WorkerExitCode, string> Failures() => new()
    {
        { new NonFiniteLossException(2, 3, 9.5), WorkerExitCode.NonFiniteLoss, "lower learning rate" },
        { new CheckpointException("x", new IOException("No space left on device", 28)), WorkerExitCode.DiskFull, "Free some space" },
        { new SqliteException("full", 13), WorkerExitCode.DiskFull, "Free some space" },
        { new InsufficientMemoryException(), WorkerExitCode.OutOfMemory, "smaller batch" },
        { new InvalidOperationException("DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes.\nat ..."), WorkerExitCode.OutOfMemory, "smaller batch" },
        { new DeviceUnavailableException("There is no GPU here."), WorkerExitCode.Failed, "There is no GPU here." },
        { new InvalidOperationException("odd thing\n at stack"), WorkerExitCode.Failed, "odd thing. Finished epochs" },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public void Of_Failure_NamesCauseAndWhatToDo(Exception error, WorkerExitCode code, string words)
    {
        var end = RunEnd.Of(error);
        Assert.Equal((RunState.Failed, code), (end.State, end.Code));
        Assert.Contains(words, end.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("stack", end.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StopReason.Cancelled, RunState.Cancelled, WorkerExitCode.Cancelled)]
    [InlineData(StopReason.Paused, RunState.Paused, WorkerExitCode.Paused)]
    [InlineData(StopReason.Shutdown, RunState.Interrupted, WorkerExitCode.Interrupted)]
    [InlineData(StopReason.LeaseLost, RunState.Interrupted, WorkerExitCode.Interrupted)]
    public void Of_Stop_EndsByItsReason(StopReason reason, RunState state, WorkerExitCode code)
    {
        var end = RunEnd.Of(reason);
        Assert.Equal((state, code), (end.State, end.Code));
        Assert.Contains("Resume the run", end.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pause\n", StopReason.Paused)]
    [InlineData("pause\ncancel\n", StopReason.Cancelled)]
    [InlineData("cancel\npause\n", StopReason.Cancelled)]
    [InlineData("noise\ncancel\n", StopReason.Cancelled)]
    [InlineData("noise\n", StopReason.Shutdown)]
    [InlineData("", StopReason.Shutdown)]
    public void Follow_SupervisorsLines_StopsForTheFirstReasonAndACancelOverrulesAPause(string input, StopReason expected)
    {
        using var stop = new WorkerStop();
        SupervisorCommands.Follow(new StringReader(input), stop);
        Assert.Equal(expected, stop.Reason);
        Assert.True(stop.Token.IsCancellationRequested);
    }
}
