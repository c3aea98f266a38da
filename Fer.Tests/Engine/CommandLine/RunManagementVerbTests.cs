using System.Text.Json;
using Fer.Data.Fixing;
using Fer.Data.Runs;
using Fer.Engine.CommandLine;
using Fer.Engine.Runs;
using Fer.Tests.Engine.Evaluations;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.CommandLine;

/// <summary>The verbs that queue studies, delete runs and go on with them.</summary>
public sealed class RunManagementVerbTests : IAsyncLifetime
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
    [InlineData("fast, 5 epochs|fast, 10 epochs", "--kind", "epochs", "--each", "5,10")]
    [InlineData("fast, kept after 5, 10 epochs", "--kind", "epochs", "--each", "5,10", "--one-run")]
    [InlineData("fast, 50 epochs, seed 1|fast, 50 epochs, seed 2|fast, 50 epochs, seed 7", "--kind", "seeds", "--seeds", "1-2,7")]
    [InlineData("n, Mixup 0, Flip on|n, Mixup 0, Flip off", "--kind", "grid", "--name", "n", "--vary", "mixup=0", "--vary", "Flip=true,false")]
    public async Task Study_OfEachKind_QueuesItsRuns(string names, params string[] options)
    {
        var (code, output, error) = await RunAsync(["study", "--dataset", "tiny", "--split", "split", "--preset", "fast", .. options, "--json"]);

        Assert.True(code == ExitCode.Done, error);
        var result = JsonDocument.Parse(output).RootElement;
        Assert.Equal(names.Split('|'), result.GetProperty("runs").EnumerateArray().Select(run => run.GetProperty("name").GetString()));
        Assert.Equal(names.Split('|'), await _database.ReadAsync(db => db.Runs.Where(run => run.GroupId == 1 && run.State == RunState.Queued).OrderBy(run => run.Id).Select(run => run.Name).ToListAsync(Ct)));
    }

    [Theory]
    [InlineData(ExitCode.WrongUsage, "1-x", "--kind", "seeds", "--seeds", "1-x")]
    [InlineData(ExitCode.WrongUsage, "range", "--kind", "seeds", "--seeds", "1-999999999")]
    [InlineData(ExitCode.WrongUsage, "SETTING=VALUE", "--kind", "grid", "--vary", "Mixup")]
    [InlineData(ExitCode.Failed, "Mixup: 'x'", "--kind", "grid", "--vary", "Mixup=x")]
    [InlineData(ExitCode.Failed, "Name the seeds", "--kind", "seeds")]
    public async Task Study_ThatCannotBeQueued_SaysWhyAndStoresNothing(int expected, string words, params string[] options)
    {
        var (code, _, error) = await RunAsync(["study", "--dataset", "tiny", "--split", "split", "--preset", "fast", .. options]);

        Assert.Equal(expected, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
        Assert.Equal(0, await _database.ReadAsync(db => db.Runs.CountAsync(Ct)));
    }

    [Fact]
    public async Task Runs_ArchivedAndTag_NarrowTheListAndJsonHoldsTheNote()
    {
        var marks = new RunMarks(_database.Contexts, TimeProvider.System);
        var (kept, _) = await EndedAsync();
        var (away, _) = await EndedAsync();
        await marks.NoteAsync(kept, "a first try", Ct);
        await marks.TagAsync([kept], "paper", Ct);
        await marks.ArchiveAsync([away], Ct);

        var run = Assert.Single(JsonDocument.Parse((await RunAsync(["runs", "--json"])).Output).RootElement.GetProperty("runs").EnumerateArray());
        Assert.Equal((kept, "a first try"), (run.GetProperty("id").GetInt32(), run.GetProperty("note").GetString()));
        Assert.Equal("paper", run.GetProperty("tags")[0].GetString());
        run = Assert.Single(JsonDocument.Parse((await RunAsync(["runs", "--archived", "--json"])).Output).RootElement.GetProperty("runs").EnumerateArray());
        Assert.Equal(away, run.GetProperty("id").GetInt32());
        Assert.Contains("a first try", (await RunAsync(["runs", "--tag", "PAPER"])).Output, StringComparison.Ordinal);
        Assert.Contains("No such runs", (await RunAsync(["runs", "--tag", "other"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_Reference_TestsEachOtherRunAgainstItAndNamesOneThatIsMissing()
    {
        int[] ids = [await ScoredRuns.AddAsync(_fixture, [0, 1, 2, 3]), await ScoredRuns.AddAsync(_fixture, [0, 1, 2, 0]), await ScoredRuns.AddAsync(_fixture, [0, 1, 0, 0])];
        var runs = string.Join(',', ids);

        Assert.Equal([(ids[0], ids[1]), (ids[0], ids[2]), (ids[1], ids[2])], Pairs(await RunAsync(["compare", "--runs", runs, "--json"])));
        Assert.Equal([(ids[1], ids[0]), (ids[1], ids[2])], Pairs(await RunAsync(["compare", "--runs", runs, "--reference", $"{ids[1]}", "--json"])));
        var (code, _, error) = await RunAsync(["compare", "--runs", $"{ids[0]},{ids[1]}", "--reference", $"{ids[2]}"]);
        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains($"Run {ids[2]} is not among the compared runs", error, StringComparison.Ordinal);

        static IEnumerable<(int, int)> Pairs((int Code, string Output, string Error) result)
        {
            Assert.True(result.Code == ExitCode.Done, result.Error);
            return JsonDocument.Parse(result.Output).RootElement.GetProperty("pairs").EnumerateArray()
                .Select(pair => (pair.GetProperty("firstId").GetInt32(), pair.GetProperty("secondId").GetInt32()));
        }
    }

    [Fact]
    public async Task Delete_WithoutYes_SaysWhatWouldGoAndDeletesNothing()
    {
        var (id, file) = await EndedAsync();

        var (code, _, error) = await RunAsync(["delete", "--run", $"{id}"]);

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains("1 checkpoint", error, StringComparison.Ordinal);
        Assert.Contains("--yes", error, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task Delete_WithYes_DeletesRunAndFiles()
    {
        var (id, file) = await EndedAsync();

        var (code, output, error) = await RunAsync(["delete", "--run", $"{id}", "--yes", "--json"]);

        Assert.True(code == ExitCode.Done, error);
        Assert.Equal(3, JsonDocument.Parse(output).RootElement.GetProperty("bytes").GetInt64());
        Assert.False(File.Exists(file));
        Assert.Equal(0, await _database.ReadAsync(db => db.Runs.CountAsync(Ct)));
    }

    [Fact]
    public async Task Delete_FixLoop_AsksFirstAndLetsItsRunBeDeleted()
    {
        var (id, file) = await EndedAsync();
        await using (var db = await _database.Contexts.CreateDbContextAsync(Ct))
        {
            db.FixLoops.Add(new FixLoop { DatasetId = _fixture.DatasetId, BaseRunId = id, AfterActId = 0, StartedAt = TinyDataset.ImportedAt });
            await db.SaveChangesAsync(Ct);
        }

        Assert.Equal(ExitCode.Failed, (await RunAsync(["delete", "--run", $"{id}", "--yes"])).Code);
        Assert.Equal(ExitCode.WrongUsage, (await RunAsync(["delete", "--fix-loop", "1"])).Code);
        Assert.Equal(ExitCode.Failed, (await RunAsync(["delete", "--fix-loop", "2", "--yes"])).Code);
        Assert.Equal(ExitCode.WrongUsage, (await RunAsync(["delete", "--fix-loop", "1", "--run", $"{id}", "--yes"])).Code);
        Assert.Equal(1, await _database.ReadAsync(db => db.FixLoops.CountAsync(Ct)));

        var (code, output, error) = await RunAsync(["delete", "--fix-loop", "1", "--yes"]);

        Assert.True(code == ExitCode.Done, error);
        Assert.Contains("Its runs, its split and all labels stay", output, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
        Assert.Equal(ExitCode.Done, (await RunAsync(["delete", "--run", $"{id}", "--yes"])).Code);
    }

    [Fact]
    public async Task Delete_RunThatWaits_IsRefusedInWords()
    {
        var id = await _queue.EnqueueAsync(_fixture.NewRun(), Ct);
        var (code, _, error) = await RunAsync(["delete", "--run", $"{id}", "--yes"]);
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("cancel it first", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_ResumeOfARunThatIsDone_IsRefusedInWords()
    {
        var (id, _) = await EndedAsync();
        var (code, _, error) = await RunAsync(["train", "--resume", $"{id}"]);
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("cannot be resumed", error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.WrongUsage, (await RunAsync(["train", "--resume", "1", "--run", "1"])).Code);
    }

    [Fact]
    public async Task Train_ResumeOfAPausedRun_TakesItAndGoesOn()
    {
        var id = await _queue.EnqueueAsync(_fixture.NewRun(), Ct);
        await _queue.PauseAsync(id, Ct);

        // The images of this dataset cannot be decoded, so that the run ends as soon as it has been taken.
        var (code, output, _) = await RunAsync(["train", "--resume", $"{id}", "--json"]);

        Assert.Equal(ExitCode.Failed, code);
        Assert.Equal("Failed", JsonDocument.Parse(output).RootElement.GetProperty("state").GetString());
        Assert.Equal(1, await _database.ReadAsync(db => db.Runs.Select(run => run.Attempt).SingleAsync(Ct)));
    }

    private async Task<(int Id, string File)> EndedAsync()
    {
        var lease = await _queue.EnqueueClaimedAsync(_fixture.NewRun(), Ct);
        var file = await RunRows.AddEpochAsync(_database, lease.RunId, Ct);
        await _queue.FinishAsync(lease, RunState.Completed, null, Ct);
        return (lease.RunId, file);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(string[] arguments) => FerCommandLine.RunAsync(Ct, [.. arguments, "--data", _database.Folder.Path]);
}
