using System.Diagnostics;
using Fer.Data.Runs;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Worker;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace Fer.Tests.Reliability;

/// <summary>Workers that die without anybody's wish, and the runs that go on by themselves.</summary>
public sealed class RevivedWorkerTests
{
    private const int Epochs = 8;

    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public async Task KillWorker_AfterAnEpoch_TheRunGoesOnByItselfAndEndsLikeAnUnbrokenRun()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no signals.");
        TrainingGround ground = null!; // set before the first worker is prepared
        ProcessStartInfo OnOneThread(RunLease lease)
        {
            var start = ground.Command.Prepare("train", "--run", $"{lease.RunId}", "--attempt", $"{lease.Attempt}");
            start.Environment[WorkerThreads.EnvironmentVariable] = "1";
            return start;
        }

        await using (ground = await TrainingGround.CreateAsync(OnOneThread, Ct))
        {
            await ground.StartAsync(Ct);
            var killed = await ground.Desk.EnqueueAsync(ground.Dataset.NewRun(Epochs), Ct);
            var unbroken = await ground.Desk.EnqueueAsync(ground.Dataset.NewRun(Epochs), Ct);
            var running = await ground.UntilAsync(killed, run => run.Epochs.Count > 0 && run.WorkerProcessId is not null, Ct);

            using (var worker = Process.GetProcessById(running.WorkerProcessId!.Value))
                worker.Kill();

            var actual = await ground.UntilAsync(killed, run => run.State is not (RunState.Running or RunState.Queued), Ct);
            Assert.Equal((RunState.Completed, 2, (string?)null), (actual.State, actual.Attempt, actual.EndReason));
            var expected = await ground.UntilAsync(unbroken, run => run.State == RunState.Completed, Ct);
            Assert.Equal(Epochs * 3, Figures(actual).Count);
            Assert.All(Figures(expected).Zip(Figures(actual)), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
            Assert.Contains(await LogAsync(ground, killed), line => line.Contains("signal 9", StringComparison.Ordinal) && line.Contains("taken up again", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Worker_ThatDiesAfterAnEpochEachTime_IsTakenUpThreeTimesAndThenFails()
    {
        var attempts = await AttemptsAsync(addsEpoch: true, "kill -SEGV $$", RunState.Failed, "signal 11");
        Assert.Equal(1 + RunRevival.MostTimes, attempts);
    }

    [Theory]
    [InlineData(false, "kill -9 $$", RunState.Failed, "memory ran out")]
    [InlineData(false, "exit 134", RunState.Failed, "crashed")]
    [InlineData(true, "exit 1", RunState.Failed, "code 1")]
    [InlineData(true, "exit 11", RunState.Failed, "lower learning rate")]
    [InlineData(true, "exit 12", RunState.Failed, "disk is full")]
    [InlineData(true, "kill -TERM $$", RunState.Interrupted, "from outside")]
    public async Task Worker_ThatDiesAtOnceOrEndsInOrder_IsNotTakenUp(bool addsEpoch, string end, RunState state, string words) =>
        Assert.Equal(1, await AttemptsAsync(addsEpoch, end, state, words));

    [Fact]
    public async Task Worker_ThatHangsAfterAnEpoch_IsTakenUpAndFailsWhereItHangsAgainWithoutOne()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workers are shell scripts.");
        var clock = new FakeTimeProvider(TinyDataset.ImportedAt);
        using var gate = new GatedScripts();
        await using var ground = await TrainingGround.CreateAsync(_ => gate.Next("exit 1"), Ct, clock);
        var id = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(Epochs), Ct);
        await ground.StartAsync(Ct);
        await ground.UntilAsync(id, _ => ground.Supervisor.Supervised.Contains(id), Ct);
        await RunRows.AddEpochAsync(ground.Database, id, Ct);

        var run = await ground.UntilAsync(
            id,
            row =>
            {
                clock.Advance(TimeSpan.FromSeconds(5));
                return IsEnded(row);
            },
            Ct);

        Assert.Equal((RunState.Failed, 2), (run.State, run.Attempt));
        Assert.Contains("stopped answering", run.EndReason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worker_ThatDiesAfterItWasAskedToStopOverTheDatabase_EndsCancelled()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workers are shell scripts.");
        using var gate = new GatedScripts();
        await using var ground = await TrainingGround.CreateAsync(_ => gate.Next("kill -9 $$"), Ct);
        var id = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(Epochs), Ct);
        await ground.StartAsync(Ct);
        await ground.UntilAsync(id, _ => ground.Supervisor.Supervised.Contains(id), Ct);
        await RunRows.AddEpochAsync(ground.Database, id, Ct);
        await ground.Queue.CancelAsync(id, Ct);
        gate.Open();

        var run = await ground.UntilAsync(id, row => row.State is not (RunState.Queued or RunState.Running), Ct);

        Assert.Equal((RunState.Cancelled, 1), (run.State, run.Attempt));
    }

    private static async Task<int> AttemptsAsync(bool addsEpoch, string end, RunState state, string words)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workers are shell scripts.");
        TrainingGround ground = null!; // set before the first worker is prepared
        using var gate = new GatedScripts();
        await using (ground = await TrainingGround.CreateAsync(_ => gate.Next(end), Ct))
        {
            var id = await ground.Queue.EnqueueAsync(ground.Dataset.NewRun(Epochs), Ct);
            await ground.StartAsync(Ct);
            for (var attempt = 1; attempt <= 1 + RunRevival.MostTimes; attempt++)
            {
                var run = await ground.UntilAsync(id, row => IsEnded(row) || (row.Attempt == attempt && ground.Supervisor.Supervised.Contains(id)), Ct);
                if (IsEnded(run))
                    break;
                if (addsEpoch)
                    await RunRows.AddEpochAsync(ground.Database, id, Ct, attempt);
                gate.Open();
            }

            var ended = await ground.UntilAsync(id, IsEnded, Ct);
            Assert.Equal(state, ended.State);
            Assert.Contains(words, ended.EndReason, StringComparison.Ordinal);
            Assert.Equal(addsEpoch, ended.EndReason!.Contains(EndWords.Kept, StringComparison.Ordinal));
            return ended.Attempt;
        }
    }

    private static bool IsEnded(Run run) => run.State is not (RunState.Queued or RunState.Running);

    private static IReadOnlyList<double> Figures(Run run) =>
        [.. run.Epochs.OrderBy(row => row.Epoch).SelectMany(row => new[] { row.TrainLoss, row.ValidationLoss, row.ValidationMacroF1 })];

    private static Task<IReadOnlyList<string>> LogAsync(TrainingGround ground, int runId) =>
        new RunLog(ground.Database.Folder, TimeProvider.System).TailAsync(runId, 100, Ct);
}
