using System.Globalization;
using System.Security.Cryptography;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Messages;
using Fer.Tests.TestKit;

namespace Fer.Tests.Reliability;

/// <summary>Real workers that are killed with signal 9 at random moments, and the runs that go on afterwards.</summary>
public sealed class KilledWorkerTests
{
    private const int Epochs = 12;
    private const int KilledBySignal = 128 + 9;
    private const int Kills = 4;

    /// <summary>Files made or renamed before a kill: an epoch makes and renames at least two, so that all kills come before the last epoch.</summary>
    private const int MostFileEvents = 8;

    private static readonly Hyperparameters Recipe = new()
    {
        Preset = "fast",
        Epochs = Epochs,
        BatchSize = 10,
        LearningRate = 0.02,
        Device = DeviceChoice.Cpu,
        Augment = true,
        AverageDecay = 0.8,
        LabelSmoothing = 0.1,
        KeptEpochs = "2,5",
    };

    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Train_KilledAtRandomMomentsAndResumed_LosesAtMostAnEpochAndEndsLikeAnUnbrokenRun()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The worker is started by a shell and killed by a signal.");
        await using var ground = await TrainingGround.CreateAsync(null, Ct);
        var asked = ground.Dataset.NewRun(Epochs) with { Hyperparameters = Recipe };
        var unbroken = await ground.Queue.EnqueueAsync(asked, Ct);
        Assert.Equal((int)WorkerExitCode.Done, await TrainToTheEndAsync(ground, unbroken, firstEpoch: 1));

        var killed = await ground.Queue.EnqueueAsync(asked, Ct);
        var random = new Random(20261125);
        for (var kill = 0; kill < Kills; kill++)
        {
            await KillAsync(ground, killed, random);
            await AssertNothingIsLostAsync(ground, killed);
        }

        Assert.Equal((int)WorkerExitCode.Done, await TrainToTheEndAsync(ground, killed, (await ground.RunAsync(killed)).Epochs.Count + 1));
        await AssertNothingIsLostAsync(ground, killed);
        var (expected, actual) = (await ground.RunAsync(unbroken), await ground.RunAsync(killed));
        Assert.Equal(RunState.Completed, actual.State);
        Assert.Equal((expected.BestEpoch, Names(expected)), (actual.BestEpoch, Names(actual)));
        Assert.All(Figures(expected).Zip(Figures(actual)), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.Equal(Epochs * 6, Figures(actual).Count);
    }

    /// <summary>Trains and kills: at a file's making or renaming, whichever comes after a random number of them, so that moments within a save are among them.</summary>
    private static async Task KillAsync(TrainingGround ground, int runId, Random random)
    {
        var before = (await ground.RunAsync(runId)).Epochs.Count;
        var moment = random.Next(1, MostFileEvents + 1);
        var lease = (await ground.Queue.ClaimAsync(runId, Ct))!;
        var folder = Path.Combine(ground.Database.Folder.Checkpoints, runId.ToString(CultureInfo.InvariantCulture));
        Directory.CreateDirectory(folder);
        using (var worker = StartedWorker.Start(ground.Command, lease))
        {
            using var watcher = new FileSystemWatcher(folder) { NotifyFilter = NotifyFilters.FileName };
            var seen = 0;
            void Count()
            {
                if (Interlocked.Increment(ref seen) == moment)
                    worker.Kill();
            }

            watcher.Created += (_, _) => Count();
            watcher.Renamed += (_, _) => Count();
            watcher.EnableRaisingEvents = true;
            Assert.Equal(KilledBySignal, await worker.EndAsync(Ct));
            AssertWentOn(worker, before + 1);

            var stored = (await ground.RunAsync(runId)).Epochs.Count;
            var told = worker.Heard.OfType<EpochMessage>().Select(message => message.Epoch).DefaultIfEmpty(before).Max();
            Assert.InRange(stored, told, told + 1);
        }

        await RequeueAsync(ground, lease);
    }

    private static async Task<int> TrainToTheEndAsync(TrainingGround ground, int runId, int firstEpoch)
    {
        using var worker = StartedWorker.Start(ground.Command, (await ground.Queue.ClaimAsync(runId, Ct))!);
        var code = await worker.EndAsync(Ct);
        AssertWentOn(worker, firstEpoch);
        return code;
    }

    private static void AssertWentOn(StartedWorker worker, int firstEpoch) =>
        Assert.All(worker.Heard.OfType<StartedMessage>(), started => Assert.Equal(firstEpoch, started.FirstEpoch));

    private static async Task RequeueAsync(TrainingGround ground, RunLease lease)
    {
        await ground.Queue.FinishAsync(lease, RunState.Interrupted, "killed", Ct);
        Assert.True(await ground.Queue.ResumeAsync(lease.RunId, Ct));
    }

    /// <summary>Epochs have no gap, and every file that a row names is there and whole.</summary>
    private static async Task AssertNothingIsLostAsync(TrainingGround ground, int runId)
    {
        var run = await ground.RunAsync(runId);
        Assert.Equal(Enumerable.Range(1, run.Epochs.Count), run.Epochs.Select(epoch => epoch.Epoch).Order());
        Assert.All(run.Checkpoints, row => Assert.Equal(row.Sha256, SHA256.HashData(File.ReadAllBytes(Path.Combine(ground.Database.Folder.Path, row.Path)))));
        Assert.Equal(run.Epochs.Count > 0 ? [run.Epochs.Count] : [], run.Checkpoints.Where(row => row.Kind == CheckpointKind.Resume).Select(row => row.Epoch));
    }

    private static string Names(Run run) => string.Join(' ', run.Checkpoints.Select(row => Path.GetFileName(row.Path)).Order(StringComparer.Ordinal));

    private static IReadOnlyList<double> Figures(Run run) => [.. run.Epochs.OrderBy(row => row.Epoch).SelectMany(row => new[]
    {
        row.TrainLoss, row.TrainAccuracy, row.ValidationLoss, row.ValidationAccuracy, row.ValidationMacroF1, row.LearningRate,
    })];
}
