using Fer.Engine.CommandLine;
using Fer.Engine.Runs;

namespace Fer.Tests.Engine.CommandLine;

public sealed class TrainVerbTests
{
    [Theory]
    [InlineData(WorkerExitCode.Done, ExitCode.Done)]
    [InlineData(WorkerExitCode.Failed, ExitCode.Failed)]
    [InlineData(WorkerExitCode.Usage, ExitCode.WrongUsage)]
    [InlineData(WorkerExitCode.Cancelled, ExitCode.Failed)]
    [InlineData(WorkerExitCode.NonFiniteLoss, ExitCode.Failed)]
    [InlineData(WorkerExitCode.DiskFull, ExitCode.Failed)]
    [InlineData(WorkerExitCode.OutOfMemory, ExitCode.Failed)]
    [InlineData(WorkerExitCode.Interrupted, ExitCode.Failed)]
    [InlineData(WorkerExitCode.Paused, ExitCode.Failed)]
    public void ForPeople_CodeOfAWorker_IsOneOfTheThreeOfEveryVerb(WorkerExitCode worker, int expected) =>
        Assert.Equal(expected, TrainVerb.ForPeople(worker));
}
