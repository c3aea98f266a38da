using Fer.Engine.Runs;
using Fer.Engine.Runs.Worker;
using Fer.Engine.Training;
using Fer.Web.Hosting.Training;

namespace Fer.Tests.Engine.Runs;

/// <summary>The kinds are told from the words of whoever ends a run, so a change of words must show here.</summary>
public sealed class RunTroubleTests
{
    [Fact]
    public void Of_ReasonsOfTheWorker_NamesTheirKind()
    {
        Assert.Equal(TroubleKind.NonFiniteLoss, RunTrouble.Of(RunEnd.Of(new NonFiniteLossException(3, 7, 0.1)).Reason));
        Assert.Equal(TroubleKind.OutOfMemory, RunTrouble.Of(RunEnd.Of(new InvalidOperationException("CUDA out of memory")).Reason));
        Assert.Equal(TroubleKind.DiskFull, RunTrouble.Of(RunEnd.Of(new IOException("No space left on device")).Reason));
        Assert.Equal(TroubleKind.Other, RunTrouble.Of(RunEnd.Of(new InvalidOperationException("odd")).Reason));
        Assert.Equal(TroubleKind.Other, RunTrouble.Of(RunEnd.Of(StopReason.Shutdown).Reason));
        Assert.Equal(TroubleKind.CannotResume, RunTrouble.Of("The run cannot go on from resume-0004.ckpt: it was saved under other settings."));
        Assert.Equal(TroubleKind.Other, RunTrouble.Of(null));
    }

    [Fact]
    public void Of_ReasonsOfTheSupervisor_NamesTheirKind()
    {
        Assert.Equal(TroubleKind.OutOfMemory, RunTrouble.Of(WorkerEnd.Of(137, StopReason.None, false).Reason));
        Assert.Equal(TroubleKind.OutOfMemory, RunTrouble.Of(WorkerEnd.Of((int)WorkerExitCode.OutOfMemory, StopReason.None, false).Reason));
        Assert.Equal(TroubleKind.NonFiniteLoss, RunTrouble.Of(WorkerEnd.Of((int)WorkerExitCode.NonFiniteLoss, StopReason.None, false).Reason));
        Assert.Equal(TroubleKind.DiskFull, RunTrouble.Of(WorkerEnd.Of((int)WorkerExitCode.DiskFull, StopReason.None, false).Reason));
        Assert.Equal(TroubleKind.Other, RunTrouble.Of(WorkerEnd.Silent.Reason));
    }
}
