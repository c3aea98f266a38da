using System.Diagnostics;
using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Tests.TestKit;
using Fer.Web.Hosting.Training;
using Microsoft.Extensions.Time.Testing;

namespace Fer.Tests.Reliability;

/// <summary>What the supervisor does and says where it cannot watch or cannot write.</summary>
public sealed class HonestSupervisorTests
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task Watching_ThatFails_EndsTheWorkerAndSaysSo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workers are shell scripts.");
        const string script = """echo '{"type":"batch","epoch":1,"batch":3,"batches":4,"imagesPerSecond":50,"loss":null,"accuracy":0.5,"learningRate":0.1,"memoryBytes":7}'; exec sleep 600""";
        var folder = Directory.CreateTempSubdirectory("fer-watch");
        var note = Path.Combine(folder.FullName, "id");
        await using var ground = await TrainingGround.CreateAsync(_ => Script($"echo $$ > '{note}'; {script}"), Ct);
        using var subscription = ground.Feed.Subscribe(run =>
        {
            if (ground.Feed.Current(run) is { Batch: 3 })
                throw new InvalidOperationException("a listener broke");
        });
        var id = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(1), Ct);

        await ground.StartAsync(Ct);
        var run = await ground.UntilAsync(id, IsEnded, Ct);

        Assert.Equal(RunState.Failed, run.State);
        Assert.Contains("Watching the training process failed", run.EndReason, StringComparison.Ordinal);
        Assert.DoesNotContain("could not be started", run.EndReason, StringComparison.Ordinal);
        var worker = int.Parse(await File.ReadAllTextAsync(note, Ct), CultureInfo.InvariantCulture);
        await ground.UntilAsync(id, _ => !IsAlive(worker), Ct);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task End_WhileTheDatabaseIsLocked_IsWrittenOnceItIsFree()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workers are shell scripts.");
        var clock = new FakeTimeProvider(TinyDataset.ImportedAt);
        FailingContexts contexts = null!; // set when the ground is made
        using var gate = new GatedScripts();
        await using var ground = await TrainingGround.CreateAsync(_ => gate.Next("exit 1"), Ct, clock, contexts: real => contexts = new FailingContexts(real));
        var id = await LockAtItsEndAsync(ground, contexts, gate);

        clock.Advance(WorkerEnds.Pause);
        Assert.Equal(RunState.Running, (await ground.RunAsync(id)).State);
        contexts.IsLocked = false;

        var run = await AdvanceUntilAsync(ground, id, clock, IsEnded);
        Assert.Equal(RunState.Failed, run.State);
        Assert.Contains("code 1", run.EndReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task End_WhileTheDatabaseIsLockedForLong_IsLeftToTheSearchForAbandonedRuns()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workers are shell scripts.");
        var clock = new FakeTimeProvider(TinyDataset.ImportedAt);
        FailingContexts contexts = null!; // set when the ground is made
        using var gate = new GatedScripts();
        await using var ground = await TrainingGround.CreateAsync(_ => gate.Next("exit 1"), Ct, clock, contexts: real => contexts = new FailingContexts(real));
        var id = await LockAtItsEndAsync(ground, contexts, gate);

        await AdvanceUntilAsync(ground, id, clock, _ => ground.Supervisor.Supervised.Count == 0);
        Assert.True(clock.GetUtcNow() >= TinyDataset.ImportedAt + WorkerEnds.Patience);
        contexts.IsLocked = false;

        Assert.Equal(RunState.Interrupted, (await ground.UntilAsync(id, IsEnded, Ct)).State);
    }

    /// <summary>Has a worker end while the database is locked, and waits until the supervisor has met the lock.</summary>
    private static async Task<int> LockAtItsEndAsync(TrainingGround ground, FailingContexts contexts, GatedScripts gate)
    {
        var id = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(1), Ct);
        await ground.StartAsync(Ct);
        await ground.UntilAsync(id, _ => ground.Supervisor.Supervised.Contains(id), Ct);
        contexts.IsLocked = true;
        gate.Open();
        var log = new RunLog(ground.Database.Folder, TimeProvider.System).PathOf(id);
        await ground.UntilAsync(id, _ => File.Exists(log) && File.ReadAllText(log).Contains("cannot be written", StringComparison.Ordinal), Ct);
        return id;
    }

    private static Task<Run> AdvanceUntilAsync(TrainingGround ground, int id, FakeTimeProvider clock, Func<Run, bool> holds) => ground.UntilAsync(
        id,
        run =>
        {
            clock.Advance(WorkerEnds.Pause);
            return holds(run);
        },
        Ct);

    private static bool IsEnded(Run run) => run.State is not (RunState.Queued or RunState.Running);

    private static bool IsAlive(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static ProcessStartInfo Script(string text) => new("/bin/sh", ["-c", text])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };
}
