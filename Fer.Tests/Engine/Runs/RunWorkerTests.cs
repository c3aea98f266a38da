using Fer.Data.Runs;
using Fer.Engine.Evaluations;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Messages;
using Fer.Engine.Runs.Worker;
using Fer.Engine.Training;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Runs;

public sealed class RunWorkerTests : IAsyncLifetime, IProgress<WorkerMessage>
{
    private readonly List<WorkerMessage> _announced = [];
    private TestDatabase _database = null!; // set before each test
    private RunQueue _queue = null!; // set before each test
    private RunLease _lease = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _queue = new RunQueue(_database.Contexts, TimeProvider.System);
        var dataset = await TrainableDataset.AddAsync(_database, Ct);
        _lease = await _queue.EnqueueClaimedAsync(dataset.NewRun(2), Ct);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    void IProgress<WorkerMessage>.Report(WorkerMessage value)
    {
        lock (_announced)
            _announced.Add(value);
    }

    [Fact]
    public async Task Run_TrainerThatFails_EndsFailedWithItsReason()
    {
        var end = await RunAsync((_, _, _) => throw new NonFiniteLossException(1, 2, 9));
        Assert.Equal(WorkerExitCode.NonFiniteLoss, end.Code);
        var run = await _database.ReadAsync(db => db.Runs.SingleAsync(Ct));
        Assert.Equal((RunState.Failed, end.Reason), (run.State, run.EndReason));
        Assert.Equal(new StateMessage(WorkerPhase.Ended, end.Reason), _announced[^1]);
    }

    [Fact]
    public async Task Run_TrainerThatFailsBeforeAnEpoch_NowhereSaysThatEpochsAreKept()
    {
        var end = await RunAsync((_, _, _) => throw new InvalidOperationException("odd"));

        var log = await new RunLog(_database.Folder, TimeProvider.System).TailAsync(_lease.RunId, 1, Ct);
        Assert.All(
            [end.Reason!, (await _database.ReadAsync(db => db.Runs.SingleAsync(Ct))).EndReason!, log[0], ((StateMessage)_announced[^1]).Reason!],
            words =>
            {
                Assert.Contains("No epoch was finished. Resume the run; it begins anew.", words, StringComparison.Ordinal);
                Assert.DoesNotContain("kept", words, StringComparison.Ordinal);
            });
    }

    [Fact]
    public async Task Run_CancelledFromElsewhere_HearsItWithTheHeartbeat()
    {
        Task asked = Task.CompletedTask;
        var end = await RunAsync((_, _, ct) =>
        {
            asked = _queue.CancelAsync(_lease.RunId, Ct);
            WaitHandle.WaitAny([ct.WaitHandle, Ct.WaitHandle]);
            return ScriptedTrainer.Cancelled;
        });
        await asked;
        Assert.Equal((RunState.Cancelled, WorkerExitCode.Cancelled), (end.State, end.Code));
        Assert.Equal(RunState.Cancelled, await _database.ReadAsync(db => db.Runs.Select(run => run.State).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Run_TakenAway_StopsAndLeavesTheNewEnd()
    {
        Task asked = Task.CompletedTask;
        var end = await RunAsync((_, _, ct) =>
        {
            asked = _queue.FinishAsync(_lease, RunState.Interrupted, "by another", Ct);
            WaitHandle.WaitAny([ct.WaitHandle, Ct.WaitHandle]);
            return ScriptedTrainer.Cancelled;
        });
        await asked;
        Assert.Equal(WorkerExitCode.Interrupted, end.Code);
        Assert.Equal("by another", await _database.ReadAsync(db => db.Runs.Select(run => run.EndReason).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Run_Plan_HoldsTheSplitsImagesAndLabels()
    {
        TrainingPlan? seen = null;
        await RunAsync((plan, _, _) =>
        {
            seen = plan;
            return ScriptedTrainer.Cancelled;
        });
        Assert.NotNull(seen);
        Assert.Equal((40, TrainableDataset.ValidationCount, 7), (seen.Train.Count, seen.Validation.Count, seen.ClassCount));
        Assert.All(Enumerable.Range(0, seen.Train.Count), index => Assert.InRange(seen.Train.Pixels[index * 2304], seen.Train.Labels[index] * 30, seen.Train.Labels[index] * 30 + 39));
        Assert.StartsWith(_database.Folder.Checkpoints, seen.CheckpointFolder, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ThatEndsEarly_IsCompletedWithItsReason()
    {
        var end = await RunAsync((_, _, _) => ScriptedTrainer.Cancelled with { WasCancelled = false, StoppedEarly = true });
        Assert.Equal((RunState.Completed, WorkerExitCode.Done), (end.State, end.Code));
        Assert.StartsWith("Ended early: validation accuracy had not risen for 0 epochs.", end.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Log_HasStartEpochAndEnd()
    {
        await RunAsync((_, observer, _) =>
        {
            observer.OnStarted(new TrainingStart("cpu", 1, 1, 2, 1, NumberPrecision.Full, 1));
            observer.OnEpochCompleted(FinishedEpochs.Of(1, 0.5, isBest: true));
            throw new NonFiniteLossException(2, 1, 9);
        });

        var lines = await new RunLog(_database.Folder, TimeProvider.System).TailAsync(_lease.RunId, 10, Ct);
        Assert.Equal(3, lines.Count);
        Assert.Contains(" Started: cpu, 1 thread, 32-bit floats", lines[0], StringComparison.Ordinal);
        Assert.Contains(" Epoch 1 of 2: ", lines[1], StringComparison.Ordinal);
        Assert.Contains(" Ended as failed: The loss stopped being a number", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DamagedImage_FailsNamingTheSample()
    {
        await using (var db = await _database.Contexts.CreateDbContextAsync(Ct))
            await db.Images.Where(image => image.SampleId == 3).ExecuteUpdateAsync(set => set.SetProperty(image => image.Content, new byte[] { 1, 2 }), Ct);
        var end = await RunAsync((_, _, _) => ScriptedTrainer.Cancelled);
        Assert.Equal(RunState.Failed, end.State);
        Assert.Contains("sample 3", end.Reason, StringComparison.Ordinal);
    }

    private async Task<RunEnd> RunAsync(Func<TrainingPlan, ITrainingObserver, CancellationToken, TrainingOutcome> script)
    {
        var images = new SplitImages(_database.Contexts);
        var worker = new RunWorker(
            _queue,
            new PlanReader(_database.Contexts, images, _database.Folder),
            new ScriptedTrainer(script),
            new TrainedScores(
                new Evaluator(_database.Contexts, images, _database.Folder, TimeProvider.System),
                new Milestones(_database.Contexts, images, _database.Folder)),
            new RunRecorders(_database.Contexts, _database.Folder, _queue, TimeProvider.System));
        using var stop = new WorkerStop();
        return await worker.RunAsync(_lease, this, stop);
    }
}
