using System.Text.Json;
using Fer.Data.Evaluations;
using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.CommandLine;
using Fer.Engine.Explanations;
using Fer.Engine.Models;
using Fer.Engine.Runs;
using Fer.Tests.Engine.Export.Onnx;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Fer.Web.Hosting.Explaining;
using Microsoft.EntityFrameworkCore;

namespace Fer.Tests.Engine.CommandLine;

[Collection(TorchTests.Name)]
public sealed class ExplainVerbTests : IAsyncLifetime
{
    private TestDatabase _database = null!; // set before each test
    private TrainableDataset _data = null!; // set before each test
    private int _run;

    private static CancellationToken Ct => TestLimit.Token;

    private string Checkpoint => Path.Combine(_database.Folder.Checkpoints, "best.ckpt");

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        _data = await TrainableDataset.AddAsync(_database, Ct);
        _run = (await new RunQueue(_database.Contexts, TimeProvider.System).EnqueueClaimedAsync(_data.NewRun(2), Ct)).RunId;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Explain_ImagesOfTheRun_GivesAMapOfEach()
    {
        await AddCheckpointAsync();
        var ids = await IdsAsync(SplitPart.Validation, 2);

        var (code, output, error) = await ExplainAsync("--samples", $"{ids[1]},{ids[0]}", "--json");

        Assert.True(code == ExitCode.Done, error);
        var result = JsonSerializer.Deserialize(output, RunVerbJsonContext.Default.ExplainResult)!;
        Assert.Equal((_run, 2, 7), (result.RunId, result.Epoch, result.Classes.Count));
        Assert.Equal([ids[1], ids[0]], result.Samples.Select(line => line.SampleId));
        Assert.All(result.Samples, line => Assert.Equal((48 * 48, 6, 6, null), (line.Map!.Length, line.Rows, line.Columns, line.Trouble)));
        Assert.All(result.Samples, line => Assert.Equal(1, line.Probabilities!.Sum(), 4));
        Assert.All(result.Samples, line => Assert.Equal(line.Predicted, line.Class));
    }

    [Fact]
    public async Task Explain_Class_ByNameOrNumberIsTheSame()
    {
        await AddCheckpointAsync();
        var id = (await IdsAsync(SplitPart.Train, 1))[0];

        var (code, byName, error) = await ExplainAsync("--samples", $"{id}", "--class", "sad", "--json");
        var (_, byNumber, _) = await ExplainAsync("--samples", $"{id}", "--class", "4", "--json");

        Assert.True(code == ExitCode.Done, error);
        Assert.Equal(byName, byNumber);
        Assert.Equal("Sad", JsonSerializer.Deserialize(byName, RunVerbJsonContext.Default.ExplainResult)!.Samples[0].Class);
    }

    [Fact]
    public async Task Explain_AsThePageAsks_IsUnderstood()
    {
        await AddCheckpointAsync();
        var ids = await IdsAsync(SplitPart.Validation, 3);

        var (code, output, error) = await FerCommandLine.RunAsync(
            Ct, [.. Explanations.Arguments(_run, ids[1], 5, ids), "--data", _database.Folder.Path]);

        Assert.True(code == ExitCode.Done, error);
        var result = JsonSerializer.Deserialize(output, RunVerbJsonContext.Default.ExplainResult)!;
        Assert.Equal([ids[1], ids[0], ids[2]], result.Samples.Select(line => line.SampleId));
        Assert.All(result.Samples, line => Assert.Equal("Surprise", line.Class));
    }

    [Fact]
    public async Task Explain_ASecondTime_NeedsNoNetwork()
    {
        await AddCheckpointAsync();
        var id = (await IdsAsync(SplitPart.Validation, 1))[0];
        var (_, first, _) = await ExplainAsync("--samples", $"{id}", "--json");
        File.Delete(Checkpoint);

        var (code, second, _) = await ExplainAsync("--samples", $"{id}", "--json");
        var (other, _, error) = await ExplainAsync("--samples", $"{id}", "--class", "0", "--json");

        Assert.Equal((ExitCode.Done, first), (code, second));
        Assert.Equal(ExitCode.Failed, other);
        Assert.Contains("could not be read", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Explain_OtherWeights_AreExplainedAnew()
    {
        await AddCheckpointAsync();
        var id = (await IdsAsync(SplitPart.Validation, 1))[0];
        _ = await ExplainAsync("--samples", $"{id}");
        await using (var db = await _database.Contexts.CreateDbContextAsync(Ct))
            await db.Checkpoints.ExecuteUpdateAsync(set => set.SetProperty(row => row.Sha256, Enumerable.Repeat((byte)9, 32).ToArray()), Ct);
        File.Delete(Checkpoint);

        Assert.Equal(ExitCode.Failed, (await ExplainAsync("--samples", $"{id}")).Code);
    }

    [Fact]
    public async Task Explain_LockedTestImage_IsRefused_AndTheOthersAreNot()
    {
        await AddCheckpointAsync();
        var (test, seen) = ((await IdsAsync(SplitPart.Test, 1))[0], (await IdsAsync(SplitPart.Validation, 1))[0]);

        var (code, output, _) = await ExplainAsync("--samples", $"{test},{seen},999999");
        var kept = new KeptExplanations(new ExplanationSubjects(_database.Contexts, _database.Folder), new ExplanationCache(_database.Folder));

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains($"Image {test} is in the test part of run {_run}, which is locked.", output, StringComparison.Ordinal);
        Assert.Contains("There is no image 999999 in the dataset", output, StringComparison.Ordinal);
        Assert.Contains("cells)", output, StringComparison.Ordinal);
        Assert.Contains("locked", (await kept.FindAsync(_run, test, null, Ct)).Trouble, StringComparison.Ordinal);
        Assert.NotNull((await kept.FindAsync(_run, seen, null, Ct)).Explanation);
        Assert.Equal(ExitCode.Failed, (await ExplainAsync("--samples", $"{test}")).Code);
    }

    [Fact]
    public async Task Explain_TestImageAfterALook_IsExplained()
    {
        await AddCheckpointAsync();
        var test = (await IdsAsync(SplitPart.Test, 1))[0];
        await using (var db = await _database.Contexts.CreateDbContextAsync(Ct))
        {
            db.TestLooks.Add(new TestLook { RunId = _run, SplitId = _data.SplitId, At = TinyDataset.ImportedAt, Actor = "ada", Reason = "final figure" });
            await db.SaveChangesAsync(Ct);
        }

        Assert.Equal(ExitCode.Done, (await ExplainAsync("--samples", $"{test}")).Code);
    }

    [Fact]
    public async Task Explain_NoCheckpoint_SaysWhy()
    {
        var (code, _, error) = await ExplainAsync("--samples", "1");

        Assert.Equal(ExitCode.Failed, code);
        Assert.Equal($"Run {_run} has finished no epoch, so there is nothing to explain.", error.Trim());
    }

    [Theory]
    [InlineData("twelve", "Sad", "'twelve' is no number of an image")]
    [InlineData("1", "Joy", "There is no class 'Joy'. The classes are Angry, Disgust")]
    public async Task Explain_WrongWords_AreNamed(string samples, string className, string expected)
    {
        var (code, _, error) = await ExplainAsync("--samples", samples, "--class", className);

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cache_BeyondItsBound_LosesTheOldest()
    {
        var cache = new ExplanationCache(_database.Folder);
        var made = new Explanation(1, 1, [0, 1], 6, 6, true, new byte[48 * 48]);
        var weights = new string('a', 64);
        foreach (var (index, letter) in "bcde".Index())
        {
            await cache.StoreAsync(weights, new string(letter, 64), null, made, Ct);
            var file = Directory.GetFiles(_database.Folder.Explanations).Single(path => path.Contains(new string(letter, 16), StringComparison.Ordinal));
            File.SetLastWriteTimeUtc(file, TinyDataset.ImportedAt.UtcDateTime.AddMinutes(index));
        }

        cache.Trim(2);

        Assert.Null(await cache.FindAsync(weights, new string('b', 64), null, Ct));
        Assert.Equal(2, Directory.GetFiles(_database.Folder.Explanations).Length);
        Assert.Equal(made.Map, (await cache.FindAsync(weights, new string('e', 64), null, Ct))!.Map);
    }

    [Fact]
    public async Task Cache_DamagedFile_CountsAsNone()
    {
        var cache = new ExplanationCache(_database.Folder);
        var tag = new string('c', 64);
        await cache.StoreAsync(tag, tag, 2, new Explanation(2, 1, [0, 1], 6, 6, true, new byte[48 * 48]), Ct);
        await File.WriteAllTextAsync(Assert.Single(Directory.GetFiles(_database.Folder.Explanations)), "{\"Class\":", Ct);

        Assert.Null(await cache.FindAsync(tag, tag, 2, Ct));
    }

    private Task<(int Code, string Output, string Error)> ExplainAsync(params string[] arguments) =>
        FerCommandLine.RunAsync(Ct, ["explain", "--run", $"{_run}", .. arguments, "--data", _database.Folder.Path]);

    private Task<List<long>> IdsAsync(SplitPart part, int count) => _database.ReadAsync(db => db.SplitSamples
        .Where(row => row.SplitId == _data.SplitId && row.Part == part).OrderBy(row => row.SampleId).Select(row => row.SampleId).Take(count).ToListAsync(Ct));

    private async Task AddCheckpointAsync()
    {
        var content = RandomNetwork.Checkpoint(PresetCatalog.Fast.Architecture, 7, epoch: 2);
        Directory.CreateDirectory(_database.Folder.Checkpoints);
        await File.WriteAllBytesAsync(Checkpoint, content, Ct);
        await using var db = await _database.Contexts.CreateDbContextAsync(Ct);
        db.Checkpoints.Add(new Checkpoint
        {
            RunId = _run,
            Kind = CheckpointKind.Best,
            Epoch = 2,
            Path = "checkpoints/best.ckpt",
            Bytes = content.Length,
            Sha256 = new byte[32],
            ValidationAccuracy = 0.5,
        });
        await db.SaveChangesAsync(Ct);
    }
}
