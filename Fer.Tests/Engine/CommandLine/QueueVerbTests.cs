using System.Text.Json;
using Fer.Data.Runs;
using Fer.Engine.CommandLine;
using Fer.Engine.Runs;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.CommandLine;

/// <summary>The verbs that control the queue, and options that would change nothing.</summary>
public sealed class QueueVerbTests : IAsyncLifetime
{
    private TestDatabase _database = null!; // set before each test
    private RunFixture _fixture = null!; // set before each test
    private RunQueue _queue = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _fixture = await RunFixture.CreateAsync(_database, Ct);
        _queue = new RunQueue(_database.Contexts, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("pause", RunState.Paused)]
    [InlineData("cancel", RunState.Cancelled)]
    public async Task Stop_QueuedRun_EndsItAndResumeQueuesItAgain(string verb, RunState state)
    {
        var id = await _queue.EnqueueAsync(_fixture.NewRun(), Ct);

        var (code, output, error) = await RunAsync(verb, $"{id}", "--json");

        Assert.True(code == ExitCode.Done, error);
        Assert.Equal(state.ToString(), JsonDocument.Parse(output).RootElement.GetProperty("state").GetString());
        Assert.Equal(state, (await FindAsync(id)).State);
        Assert.Equal(ExitCode.Done, (await RunAsync("resume", $"{id}")).Code);
        Assert.Equal(RunState.Queued, (await FindAsync(id)).State);
    }

    [Theory]
    [InlineData("pause", LeaseState.PauseRequested)]
    [InlineData("cancel", LeaseState.CancelRequested)]
    public async Task Stop_RunningRun_AsksItsWorker(string verb, LeaseState heard)
    {
        var lease = await _queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);

        var (code, output, error) = await RunAsync(verb, $"{lease.RunId}");

        Assert.True(code == ExitCode.Done, error);
        Assert.Contains("after the batch under way", output, StringComparison.Ordinal);
        Assert.Equal(heard, await _queue.BeatAsync(lease, 7, Ct));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(-1000)]
    public async Task Priority_OfAQueuedRun_MovesIt(int priority)
    {
        var id = await _queue.EnqueueAsync(_fixture.NewRun(), Ct);
        var (code, _, error) = await RunAsync("priority", $"{id}", $"{priority}");
        Assert.True(code == ExitCode.Done, error);
        Assert.Equal(priority, (await FindAsync(id)).Priority);
    }

    [Theory]
    [InlineData(ExitCode.Failed, "is completed", "pause", "1")]
    [InlineData(ExitCode.Failed, "is completed", "cancel", "1")]
    [InlineData(ExitCode.Failed, "is completed", "resume", "1")]
    [InlineData(ExitCode.Failed, "is completed", "priority", "1", "5")]
    [InlineData(ExitCode.Failed, "There is no run 99", "pause", "99")]
    [InlineData(ExitCode.Failed, "There is no run 99", "priority", "99", "5")]
    [InlineData(ExitCode.WrongUsage, "from -1000 to 1000", "priority", "1", "1001")]
    [InlineData(ExitCode.WrongUsage, "", "cancel")]
    [InlineData(ExitCode.WrongUsage, "", "cancel", "first")]
    public async Task Control_ThatDoesNotFit_ChangesNothingAndSaysWhy(int expected, string words, params string[] arguments)
    {
        var lease = await _queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        await _queue.FinishAsync(lease, RunState.Completed, null, Ct);

        var (code, _, error) = await RunAsync(arguments);

        Assert.Equal(expected, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
        var run = await FindAsync(lease.RunId);
        Assert.Equal((RunState.Completed, 0), (run.State, run.Priority));
    }

    [Theory]
    [InlineData("--epochs", "--run", "1", "--epochs", "3")]
    [InlineData("--preset, --seed", "--resume", "1", "--seed", "3", "--preset", "fast")]
    [InlineData("--dataset, --split, --name, --set", "--run", "1", "--set", "mixup=1", "--dataset", "tiny", "--split", "split", "--name", "n")]
    public async Task Train_StoredRunWithOptionsOfANewOne_IsWrongUsageThatNamesThem(string names, params string[] options)
    {
        await _queue.EnqueueAsync(_fixture.NewRun(), Ct);

        var (code, _, error) = await RunAsync(["train", .. options]);

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains($"does not go together with {names}:", error, StringComparison.Ordinal);
        Assert.Equal(RunState.Queued, (await FindAsync(1)).State);
    }

    [Theory]
    [InlineData("--seeds", "--kind", "epochs", "--each", "5,10", "--seeds", "1,2")]
    [InlineData("--each, --one-run", "--kind", "seeds", "--seeds", "1,2", "--each", "5", "--one-run")]
    [InlineData("--vary", "--kind", "seeds", "--seeds", "1,2", "--vary", "Mixup=0,1")]
    [InlineData("--epochs", "--kind", "epochs", "--each", "5,10", "--epochs", "20")]
    [InlineData("--set keptEpochs=3", "--kind", "epochs", "--each", "5,10", "--one-run", "--set", "keptEpochs=3")]
    [InlineData("--seed", "--kind", "seeds", "--seeds", "1,2", "--seed", "9")]
    [InlineData("--batch, --set mixup=1", "--kind", "grid", "--vary", "batchSize=8,16", "--vary", "mixup=0,1", "--batch", "4", "--set", "mixup=1")]
    public async Task Study_OptionsThatItWouldIgnore_IsWrongUsageThatNamesThem(string names, params string[] options)
    {
        var (code, _, error) = await RunAsync(["study", "--dataset", "tiny", "--split", "split", "--preset", "fast", .. options]);

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains(names, error, StringComparison.Ordinal);
        Assert.Contains("not go together", error, StringComparison.Ordinal);
        Assert.Equal(0, await _database.ReadAsync(db => db.Runs.CountAsync(Ct)));
    }

    private Task<Run> FindAsync(int id) => _database.ReadAsync(db => db.Runs.AsNoTracking().SingleAsync(run => run.Id == id, Ct));

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => FerCommandLine.RunAsync(Ct, [.. arguments, "--data", _database.Folder.Path]);
}
