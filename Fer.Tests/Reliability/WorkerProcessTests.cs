using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.Runs;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Reliability;

/// <summary>Real worker processes that train on seventy images.</summary>
public sealed class WorkerProcessTests
{
    private const int Endless = 1000;

    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Train_SmallSplit_EndsCompletedWithCurvesCheckpointsAndScore()
    {
        await using var ground = await TrainingGround.CreateAsync(null, Ct);
        await ground.StartAsync(Ct);
        var id = await ground.Desk.EnqueueAsync(ground.Dataset.NewRun(2), Ct);

        var run = await ground.UntilAsync(id, IsEnded, Ct);

        Assert.Equal((RunState.Completed, (string?)null), (run.State, run.EndReason));
        Assert.Equal([1, 2], run.Epochs.Select(epoch => epoch.Epoch).Order());
        Assert.Equal([CheckpointKind.Best, CheckpointKind.Last, CheckpointKind.Resume], run.Checkpoints.Select(checkpoint => checkpoint.Kind).Order());
        Assert.All(run.Checkpoints, checkpoint => Assert.Equal(checkpoint.Sha256, HashOf(ground, checkpoint)));
        var evaluation = await ground.Database.ReadAsync(db => db.Evaluations.Include(row => row.Predictions).SingleAsync(Ct));
        Assert.Equal((SplitPart.Validation, run.BestEpoch, TrainableDataset.ValidationCount), (evaluation.Part, evaluation.Epoch, evaluation.Predictions.Count));
        Assert.Equal(run.BestValidationAccuracy!.Value, evaluation.Accuracy, 9);
    }

    [Fact]
    public async Task Cancel_WhileTraining_EndsCancelledAndKeepsItsCheckpoint()
    {
        await using var ground = await TrainingGround.CreateAsync(null, Ct);
        await ground.StartAsync(Ct);
        var id = await ground.Desk.EnqueueAsync(ground.Dataset.NewRun(Endless), Ct);
        await ground.UntilAsync(id, HasEpoch, Ct);

        await ground.Desk.CancelAsync(id, Ct);
        var run = await ground.UntilAsync(id, IsEnded, Ct);

        Assert.Equal(RunState.Cancelled, run.State);
        Assert.Contains("on request", run.EndReason, StringComparison.Ordinal);
        Assert.All(run.Checkpoints, checkpoint => Assert.Equal(checkpoint.Sha256, HashOf(ground, checkpoint)));
    }

    [Fact]
    public async Task StopService_WhileTraining_EndsInterruptedAndLeavesNoProcess()
    {
        await using var ground = await TrainingGround.CreateAsync(null, Ct);
        await ground.StartAsync(Ct);
        var id = await ground.Desk.EnqueueAsync(ground.Dataset.NewRun(Endless), Ct);
        var running = await ground.UntilAsync(id, HasEpoch, Ct);

        await ground.StopAsync();

        var run = await ground.RunAsync(id);
        Assert.Equal(RunState.Interrupted, run.State);
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(running.WorkerProcessId!.Value));
    }

    [Fact]
    public async Task KillWeb_WhileTraining_WorkerStopsAndMarksTheRunInterrupted()
    {
        await using var ground = await TrainingGround.CreateAsync(null, Ct);
        var id = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(Endless), Ct);
        await using var web = await FerProcess.StartAsync(ground.Database.Folder.Path, Ct);
        await ground.UntilAsync(id, HasEpoch, Ct);

        await web.KillAsync(Ct);

        var run = await ground.UntilAsync(id, IsEnded, Ct);
        Assert.Equal(RunState.Interrupted, run.State);
        Assert.NotEmpty(run.Checkpoints);
    }

    [Fact]
    public async Task Worker_WithAStaleAttempt_WritesNothing()
    {
        await using var ground = await TrainingGround.CreateAsync(null, Ct);
        var lease = await ground.Queue.EnqueueClaimedAsync(ground.Dataset.NewRun(1), Ct);
        var start = ground.Command.Prepare("train", "--run", Text(lease.RunId), "--attempt", Text(lease.Attempt - 1));

        using var worker = Process.Start(start)!;
        var output = worker.StandardOutput.ReadToEndAsync(Ct);
        await worker.WaitForExitAsync(Ct);

        Assert.Equal((int)WorkerExitCode.Interrupted, worker.ExitCode);
        var run = await ground.RunAsync(lease.RunId);
        Assert.Equal((RunState.Running, 0, 0), (run.State, run.Epochs.Count, run.Checkpoints.Count));
        Assert.DoesNotContain("\"type\":\"epoch\"", await output, StringComparison.Ordinal);
    }

    private static bool IsEnded(Run run) => run.State is not (RunState.Queued or RunState.Running);

    private static bool HasEpoch(Run run) => run.Epochs.Count > 0 && run.WorkerProcessId is not null;

    private static byte[] HashOf(TrainingGround ground, Checkpoint checkpoint) =>
        SHA256.HashData(File.ReadAllBytes(Path.Combine(ground.Database.Folder.Path, checkpoint.Path)));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
