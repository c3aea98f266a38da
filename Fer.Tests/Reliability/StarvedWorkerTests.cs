using System.Diagnostics;
using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Messages;
using Fer.Engine.Training;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;

namespace Fer.Tests.Reliability;

/// <summary>Real workers that run out of disk, of memory or of numbers.</summary>
public sealed class StarvedWorkerTests
{
    /// <summary>Epochs that nobody waits for.</summary>
    private const int Endless = 1000;

    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Train_DiskRefusesLargerFilesAfterAnEpoch_EndsFailedInWordsAndTheLastGoodCheckpointScores()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit is one of Linux.");
        await using var ground = await TrainingGround.CreateAsync(null, Ct);
        var lease = await ground.Queue.EnqueueClaimedAsync(ground.Dataset.NewRun(Endless), Ct);
        using var worker = StartedWorker.Start(ground.Command, lease);
        await worker.HearAsync(message => message is EpochMessage, Ct);
        var smallest = (await ground.RunAsync(lease.RunId)).Checkpoints.Min(row => row.Bytes);
        worker.LimitFiles(smallest - 1);

        var code = await worker.EndAsync(Ct);

        Assert.NotEqual((int)WorkerExitCode.Done, code);
        var run = await ground.RunAsync(lease.RunId);
        Assert.Equal(RunState.Failed, run.State);
        Assert.Contains(EndWords.Kept, run.EndReason, StringComparison.Ordinal);
        await AssertScoresAsync(ground, lease.RunId);
    }

    [Fact]
    public async Task Train_FullDisk_EndsFailedInWordsAndTheLastGoodCheckpointScores()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The small disk is one of Linux.");
        await using var ground = await TrainingGround.CreateAsync(null, Ct);
        Directory.CreateDirectory(ground.Database.Folder.Checkpoints);
        using var disk = SmallDisk.TryMount(ground.Database.Folder.Checkpoints, megabytes: 64);
        Assert.SkipWhen(disk is null, "Only an administrator may mount a small disk.");
        var asked = ground.Dataset.NewRun(Endless);
        var lease = await ground.Queue.EnqueueClaimedAsync(asked with { Hyperparameters = asked.Hyperparameters with { KeptLast = 100 } }, Ct);
        using var worker = StartedWorker.Start(ground.Command, lease);

        var code = await worker.EndAsync(Ct);

        var run = await ground.RunAsync(lease.RunId);
        Assert.Equal((RunState.Failed, (int)WorkerExitCode.DiskFull), (run.State, code));
        Assert.Contains("The disk is full", run.EndReason, StringComparison.Ordinal);
        Assert.NotEmpty(run.Epochs);
        Assert.All(run.Checkpoints, row => Assert.Equal(row.Bytes, new FileInfo(Path.Combine(ground.Database.Folder.Path, row.Path)).Length));
        await AssertScoresAsync(ground, lease.RunId);
    }

    [Fact]
    public async Task Train_BatchThatDoesNotFitIntoMemory_EndsFailedAndSaysWhatToChange()
    {
        const int images = 3500;
        const long room = 192 << 20;
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The limit is one of Linux.");
        await using var ground = await TrainingGround.CreateAsync(null, Ct);
        var large = await TrainableDataset.AddAsync(ground.Database, Ct, images, "large");
        var asked = large.NewRun(1);
        var lease = await ground.Queue.EnqueueClaimedAsync(asked with { Hyperparameters = asked.Hyperparameters with { BatchSize = 2000 } }, Ct);
        using var worker = StartedWorker.Start(ground.Command, lease);
        await worker.HearAsync(message => message is StartedMessage, Ct);
        worker.LimitMemory(worker.Private() + room);

        var code = await worker.EndAsync(Ct);

        var run = await ground.RunAsync(lease.RunId);
        Assert.Equal((RunState.Failed, (int)WorkerExitCode.OutOfMemory), (run.State, code));
        Assert.Contains("smaller batch", run.EndReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_LossThatStopsBeingANumberAfterGoodEpochs_EndsFailedAndKeepsTheLastGoodCheckpoint()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The worker is started by a shell.");
        await using var ground = await TrainingGround.CreateAsync(null, Ct);
        var asked = ground.Dataset.NewRun(60);
        // The rate rises on a line, and once it passes 2 over the decay the weights grow with every step.
        var lease = await ground.Queue.EnqueueClaimedAsync(asked with
        {
            Hyperparameters = asked.Hyperparameters with
            {
                Schedule = LearningRateScheduleKind.Constant,
                LearningRate = 10,
                WarmUp = 0.9,
                WeightDecay = 0.99,
            },
        }, Ct);
        using var worker = StartedWorker.Start(ground.Command, lease);

        var code = await worker.EndAsync(Ct);

        var run = await ground.RunAsync(lease.RunId);
        Assert.Equal((RunState.Failed, (int)WorkerExitCode.NonFiniteLoss), (run.State, code));
        Assert.Contains("lower learning rate", run.EndReason, StringComparison.Ordinal);
        Assert.InRange(run.Epochs.Count, 1, 59);
        var last = run.Checkpoints.Single(row => row.Kind == CheckpointKind.Last);
        Assert.Equal(run.Epochs.Count, last.Epoch);
        Assert.Equal(last.Epoch, CheckpointFile.Read<CheckpointHeader>(Path.Combine(ground.Database.Folder.Path, last.Path), CheckpointFile.Weights).Header.Epoch);
    }

    /// <summary>The best weights are loaded by a process of its own, as a person would.</summary>
    private static async Task AssertScoresAsync(TrainingGround ground, int runId)
    {
        using var process = Process.Start(ground.Command.Prepare("evaluate", "--run", runId.ToString(CultureInfo.InvariantCulture), "--part", "validation"))!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(Ct), process.StandardError.ReadToEndAsync(Ct));
        await process.WaitForExitAsync(Ct);
        Assert.True(process.ExitCode == 0, await error);
        Assert.Contains($"{TrainableDataset.ValidationCount} images", await output, StringComparison.Ordinal);
    }
}
