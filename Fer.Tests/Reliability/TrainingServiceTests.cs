using System.Collections.Concurrent;
using System.Diagnostics;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Training;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Fer.Web.Hosting.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;

namespace Fer.Tests.Reliability;

/// <summary>The service with shell scripts in the workers' place, so that every way to end can be tried.</summary>
public sealed class TrainingServiceTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Theory]
    [InlineData("echo garbage; echo '{\"type\":\"batch\"'; printf '\\377\\376\\n'; exit 1", RunState.Failed, "code 1")]
    [InlineData("exit 0", RunState.Failed, "before it had written its result")]
    [InlineData("kill -9 $$", RunState.Failed, "memory ran out")]
    [InlineData("kill -SEGV $$", RunState.Failed, "signal 11")]
    [InlineData("kill -ABRT $$", RunState.Failed, "signal 6")]
    [InlineData("kill -TERM $$", RunState.Interrupted, "from outside")]
    [InlineData("exit 11", RunState.Failed, "lower learning rate")]
    [InlineData("exit 12", RunState.Failed, "disk is full")]
    [InlineData("exit 13", RunState.Failed, "Memory ran out")]
    [InlineData("exit 134", RunState.Failed, "crashed")]
    public async Task Worker_EndsWithoutAWord_RunEndsInWordsAndTheServiceGoesOn(string script, RunState state, string words)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workers are shell scripts.");
        await using var ground = await TrainingGround.CreateAsync(_ => Script(script), Ct);
        var first = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(1), Ct);
        var second = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(1), Ct);

        await ground.StartAsync(Ct);

        foreach (var id in new[] { first, second })
        {
            var run = await ground.UntilAsync(id, IsEnded, Ct);
            Assert.Equal(state, run.State);
            Assert.Contains(words, run.EndReason, StringComparison.Ordinal);
        }

        Assert.Empty(ground.Supervisor.Supervised);
    }

    [Fact]
    public async Task Worker_ThatDies_LeavesItsLastWordsInTheRunsLog()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workers are shell scripts.");
        await using var ground = await TrainingGround.CreateAsync(_ => Script("echo 'native assertion failed' >&2; kill -ABRT $$"), Ct);
        var id = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(1), Ct);

        await ground.StartAsync(Ct);
        await ground.UntilAsync(id, IsEnded, Ct);

        await ground.StopAsync();
        var lines = await new RunLog(ground.Database.Folder, TimeProvider.System).TailAsync(id, 10, Ct);
        Assert.Contains(lines, line => line.EndsWith(" native assertion failed", StringComparison.Ordinal));
        Assert.Contains("Ended as failed: The worker crashed (signal 6)", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_ThatCannotBeStarted_FailsItsRunAndTheServiceGoesOn()
    {
        var started = new ConcurrentQueue<int>();
        await using var ground = await TrainingGround.CreateAsync(
            lease =>
            {
                started.Enqueue(lease.RunId);
                return new ProcessStartInfo("/nowhere/fer") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            }, Ct);
        var first = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(1), Ct);
        var second = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(1), Ct);

        await ground.StartAsync(Ct);

        Assert.Contains("could not be started", (await ground.UntilAsync(first, IsEnded, Ct)).EndReason, StringComparison.Ordinal);
        Assert.Equal(RunState.Failed, (await ground.UntilAsync(second, IsEnded, Ct)).State);
        Assert.Equal([first, second], started);
    }

    [Fact]
    public async Task Cancel_WorkerThatObeysItsInput_EndsCancelled()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workers are shell scripts.");
        await using var ground = await TrainingGround.CreateAsync(_ => Script("read line; [ \"$line\" = cancel ] && exit 10; exit 1"), Ct);
        var id = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(1), Ct);
        await ground.StartAsync(Ct);
        await ground.UntilAsync(id, run => run.State == RunState.Running && ground.Supervisor.Supervised.Contains(id), Ct);

        Assert.Equal(CancelResult.Requested, await ground.Desk.CancelAsync(id, Ct));

        Assert.Equal(RunState.Cancelled, (await ground.UntilAsync(id, IsEnded, Ct)).State);
    }

    [Fact]
    public async Task Pause_WorkerThatObeysItsInput_EndsPausedAndTrainsAgainWhenResumed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workers are shell scripts.");
        await using var ground = await TrainingGround.CreateAsync(_ => Script("read line; [ \"$line\" = pause ] && exit 15; exit 1"), Ct);
        var id = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(1), Ct);
        await ground.StartAsync(Ct);
        await ground.UntilAsync(id, run => run.State == RunState.Running && ground.Supervisor.Supervised.Contains(id), Ct);

        Assert.Equal(PauseResult.Requested, await ground.Desk.PauseAsync(id, Ct));
        var paused = await ground.UntilAsync(id, IsEnded, Ct);
        Assert.Equal(RunState.Paused, paused.State);
        Assert.Contains("Resume the run", paused.EndReason, StringComparison.Ordinal);

        Assert.True(await ground.Desk.ResumeAsync(id, Ct));
        await ground.UntilAsync(id, run => run is { State: RunState.Running, Attempt: 2 } && ground.Supervisor.Supervised.Contains(id), Ct);
        await ground.Desk.CancelAsync(id, Ct);
        Assert.Equal(RunState.Cancelled, (await ground.UntilAsync(id, IsEnded, Ct)).State);
    }

    [Fact]
    public async Task Service_WithAGpu_TrainsOneRunOnEachDeviceAtATime()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workers are shell scripts.");
        await using var ground = await TrainingGround.CreateAsync(_ => Script("read line; exit 10"), Ct, devices: new GpuMachine());
        var asked = ground.Dataset.NewRun(1);
        var onCpu = await ground.Queue.EnqueueAsync(asked, Ct);
        var waits = await ground.Queue.EnqueueAsync(asked, Ct);
        var onGpu = await ground.Queue.EnqueueAsync(asked with { Hyperparameters = asked.Hyperparameters with { Device = DeviceChoice.Auto } }, Ct);

        await ground.StartAsync(Ct);
        await ground.UntilAsync(onCpu, run => run is { State: RunState.Running, ClaimedDevice: "cpu" } && ground.Supervisor.Supervised.Contains(onCpu), Ct);
        await ground.UntilAsync(onGpu, run => run is { State: RunState.Running, ClaimedDevice: "cuda:0" }, Ct);

        Assert.Equal(RunState.Queued, (await ground.RunAsync(waits)).State);
        await ground.Desk.CancelAsync(onCpu, Ct);
        await ground.UntilAsync(waits, run => run is { State: RunState.Running, ClaimedDevice: "cpu" }, Ct);
        Assert.Equal(RunState.Running, (await ground.RunAsync(onGpu)).State);
    }

    [Fact]
    public async Task Service_AtItsStart_SweepsWhatADeletedRunLeft()
    {
        await using var ground = await TrainingGround.CreateAsync(_ => Script("exit 0"), Ct);
        var id = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(1), Ct);
        var file = await RunRows.AddEpochAsync(ground.Database, id, Ct);
        await ground.Database.ReadAsync(db => db.Runs.ExecuteUpdateAsync(
            set => set.SetProperty(run => run.State, RunState.Cancelled).SetProperty(run => run.DeletedAt, TinyDataset.ImportedAt), Ct));
        var next = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(1), Ct);

        await ground.StartAsync(Ct);

        await ground.UntilAsync(next, run => IsEnded(run) && !File.Exists(file), Ct);
    }

    [Fact]
    public async Task Service_RunDeletedOnAPage_KeepsItsFilesUntilItCannotBeRestored()
    {
        var clock = new FakeTimeProvider(TinyDataset.ImportedAt);
        await using var ground = await TrainingGround.CreateAsync(_ => Script("exit 0"), Ct, clock);
        var id = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(1), Ct);
        var file = await RunRows.AddEpochAsync(ground.Database, id, Ct);
        await ground.Database.ReadAsync(db => db.Runs.ExecuteUpdateAsync(set => set.SetProperty(run => run.State, RunState.Cancelled), Ct));
        await ground.Desk.PutAsideAsync(id, Ct);
        var next = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(1), Ct);
        await ground.StartAsync(Ct);
        await ground.UntilAsync(next, IsEnded, Ct);
        Assert.True(File.Exists(file));

        await ground.UntilAsync(next, _ =>
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            return !File.Exists(file);
        }, Ct);

        Assert.True(clock.GetUtcNow() >= TinyDataset.ImportedAt + RunDeletion.UndoTime);
    }

    [Fact]
    public async Task Worker_ThatHangsAndIgnoresSignals_IsKilledAndItsRunEndsFailed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workers are shell scripts.");
        var clock = new FakeTimeProvider(TinyDataset.ImportedAt);
        await using var ground = await TrainingGround.CreateAsync(_ => Script("trap '' TERM INT HUP; while true; do sleep 600; done"), Ct, clock);
        var id = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(1), Ct);
        await ground.StartAsync(Ct);
        await ground.UntilAsync(id, run => run.State == RunState.Running && ground.Supervisor.Supervised.Contains(id), Ct);

        var ended = await ground.UntilAsync(
            id,
            run =>
            {
                clock.Advance(TimeSpan.FromSeconds(5));
                return IsEnded(run);
            },
            Ct);

        Assert.Equal(RunState.Failed, ended.State);
        Assert.Contains("stopped answering", ended.EndReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_WhileAWorkerSpeaks_HoldsItsLatestWordsAndForgetsThemAtTheEnd()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workers are shell scripts.");
        const string script = """echo '{"type":"started","device":"cpu","parameters":1,"batchesPerEpoch":4,"epochs":2}'; echo '{"type":"batch","epoch":1,"batch":3,"batches":4,"imagesPerSecond":50,"loss":null,"accuracy":0.5,"learningRate":0.1,"memoryBytes":7}'; read line; exit 1""";
        await using var ground = await TrainingGround.CreateAsync(_ => Script(script), Ct);
        var id = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(1), Ct);
        var heard = new TaskCompletionSource<RunSnapshot>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = ground.Feed.Subscribe(run =>
        {
            if (ground.Feed.Current(run) is { Batch: 3 } snapshot)
                heard.TrySetResult(snapshot);
        });

        await ground.StartAsync(Ct);

        var live = await heard.Task.WaitAsync(TimeSpan.FromMinutes(1), Ct);
        Assert.Equal((id, 2, 4, 50d), (live.RunId, live.Epochs, live.Batches, live.ImagesPerSecond));
        Assert.Equal((0.5, 0.1, 7L), (live.Accuracy, live.LearningRate, live.MemoryBytes));
        Assert.Equal(3 / 8d, live.Progress, 9);
        await ground.StopAsync();
        Assert.Null(ground.Feed.Current(id));
    }

    private sealed class GpuMachine : IDeviceCatalog
    {
        public bool MayHaveGpu => true;

        public Task<DeviceList> ListAsync(CancellationToken ct) =>
            Task.FromResult(new DeviceList([new ComputeDevice(DeviceChoice.Cpu, "cpu", "Processor"), new ComputeDevice(DeviceChoice.Cuda, "cuda:0", "GPU")], null));
    }

    private static bool IsEnded(Run run) => run.State is not (RunState.Queued or RunState.Running);

    private static ProcessStartInfo Script(string text) => new("/bin/sh", ["-c", text])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
