using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.CommandLine;
using Fer.Engine.Evaluations;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Worker;
using Fer.Engine.Training;
using Fer.Tests.Engine.Runs;
using Fer.Tests.Engine.Training;
using Fer.Tests.TestKit;
using Fer.Web.Hosting.Training;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.Evaluations;

[Collection(TorchTests.Name)]
public sealed class EvaluatorTests : IAsyncLifetime
{
    private TestDatabase _database = null!; // set before each test
    private RunQueue _queue = null!; // set before each test
    private Evaluator _evaluator = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _queue = new RunQueue(_database.Contexts, TimeProvider.System);
        _evaluator = new Evaluator(_database.Contexts, new SplitImages(_database.Contexts), _database.Folder, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("validation")]
    [InlineData("test")]
    public async Task Evaluate_RunThatIsTraining_IsRefusedAndNoLookIsRecorded(string part)
    {
        var lease = await AddAsync((await RunFixture.CreateAsync(_database, Ct)).NewRun(), "checkpoints/none", 1);

        var (code, _, error) = await VerbAsync("evaluate", "--run", $"{lease.RunId}", "--part", part, "--reason", "curious");

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains($"Run {lease.RunId} has not ended", error, StringComparison.Ordinal);
        Assert.Equal(0, await _database.ReadAsync(db => db.TestLooks.CountAsync(Ct)));
    }

    [Theory]
    [InlineData("@final")]
    [InlineData("--json")]
    [InlineData("-- \"a=b\": c")]
    public async Task Evaluate_ReasonOfAnyText_IsRecordedAsItIs(string reason)
    {
        var lease = await EndedAsync((await RunFixture.CreateAsync(_database, Ct)).NewRun(), "checkpoints/none", 1);

        var (code, output, _) = await VerbAsync([.. Scoring.Arguments(lease.RunId, SplitPart.Test, reason)]);

        Assert.Equal((ExitCode.Failed, ""), (code, output));
        Assert.Equal(reason, await _database.ReadAsync(db => db.TestLooks.Select(look => look.Reason).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Evaluate_TypedReasonThatBeginsWithAt_IsNoFileOfArguments()
    {
        var lease = await EndedAsync((await RunFixture.CreateAsync(_database, Ct)).NewRun(), "checkpoints/none", 1);

        await VerbAsync("evaluate", "--run", $"{lease.RunId}", "--part", "test", "--reason", "@final");

        Assert.Equal("@final", await _database.ReadAsync(db => db.TestLooks.Select(look => look.Reason).SingleAsync(Ct)));
    }

    [Fact]
    public async Task Evaluate_RowOfAnotherEpochThanTheFile_StoresTheEpochOfTheFile()
    {
        var dataset = await TrainableDataset.AddAsync(_database, Ct);
        var plan = Toy.Plan(_database.Folder.Checkpoints, Toy.Recipe with { Epochs = 1 }) with { ClassCount = 7 };
        var best = new Trainer(TimeProvider.System).Train(plan, new Recorder(), Ct).Best!;
        var lease = await EndedAsync(dataset.NewRun(1), Path.GetRelativePath(_database.Folder.Path, best.Path), epoch: 5);

        await _evaluator.EvaluateAsync(lease.RunId, SplitPart.Validation, Ct);

        Assert.Equal(1, await _database.ReadAsync(db => db.Evaluations.Select(row => row.Epoch).SingleAsync(Ct)));
    }

    [Fact]
    public async Task EvaluateTrained_ByAWorkerThatLostTheRun_IsRefused()
    {
        var lease = await AddAsync((await RunFixture.CreateAsync(_database, Ct)).NewRun(), "checkpoints/none", 1);
        await Assert.ThrowsAsync<LeaseLostException>(() => _evaluator.EvaluateTrainedAsync(lease with { Attempt = lease.Attempt + 1 }, Ct));
    }

    private Task<(int Code, string Output, string Error)> VerbAsync(params string[] arguments) =>
        FerCommandLine.RunAsync(Ct, [.. arguments, "--data", _database.Folder.Path]);

    private async Task<RunLease> EndedAsync(NewRun asked, string path, int epoch)
    {
        var lease = await AddAsync(asked, path, epoch);
        await _queue.FinishAsync(lease, RunState.Completed, null, Ct);
        return lease;
    }

    private async Task<RunLease> AddAsync(NewRun asked, string path, int epoch)
    {
        var lease = await _queue.EnqueueClaimedAsync(asked, Ct);
        await using var db = await _database.Contexts.CreateDbContextAsync(Ct);
        db.Checkpoints.Add(new Checkpoint { RunId = lease.RunId, Kind = CheckpointKind.Best, Epoch = epoch, Path = path, Bytes = 1, Sha256 = new byte[32], ValidationAccuracy = 0.5 });
        await db.SaveChangesAsync(Ct);
        return lease;
    }
}
