using Fer.Data.Runs;
using Fer.Engine.CommandLine;
using Fer.Engine.Models;
using Fer.Engine.Runs;
using Fer.Tests.Engine.Export.Onnx;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.ML.OnnxRuntime;

namespace Fer.Tests.Engine.CommandLine;

[Collection(TorchTests.Name)]
public sealed class ExportModelTests : IAsyncLifetime
{
    private readonly TestFolder _files = new();
    private TestDatabase _database = null!; // set before each test
    private RunLease _run = null!; // set before each test

    private static CancellationToken Ct => TestLimit.Token;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(Ct);
        var fixture = await RunFixture.CreateAsync(_database, Ct);
        _run = await new RunQueue(_database.Contexts, TimeProvider.System).EnqueueClaimedAsync(fixture.NewRun(), Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _files.Dispose();
    }

    [Fact]
    public async Task Export_RunWithCheckpoint_ReplacesTheFile()
    {
        await AddCheckpointAsync(RandomNetwork.Checkpoint(PresetCatalog.Fast.Architecture, 7, epoch: 2));
        var file = _files.Write("model.onnx", "older");

        var (code, output, error) = await ExportAsync(file);

        Assert.True(code == ExitCode.Done, error);
        Assert.Contains($"Run {_run.RunId}, epoch 2", output, StringComparison.Ordinal);
        using var session = new InferenceSession(await File.ReadAllBytesAsync(file, Ct));
        Assert.Equal(new string('0', 64), session.ModelMetadata.CustomMetadataMap["split_content_hash"]);
        Assert.Equal([file], Directory.GetFiles(_files.Path));
    }

    [Fact]
    public async Task Export_DamagedCheckpoint_KeepsTheOlderFile()
    {
        await AddCheckpointAsync([1, 2, 3]);
        var file = _files.Write("model.onnx", "older");

        var (code, _, error) = await ExportAsync(file);

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("cannot be used", error, StringComparison.Ordinal);
        Assert.Equal("older", await File.ReadAllTextAsync(file, Ct));
    }

    [Fact]
    public async Task Export_RunWithoutCheckpoint_SaysWhy()
    {
        var (code, _, error) = await ExportAsync(_files.At("model.onnx"));

        Assert.Equal(ExitCode.Failed, code);
        Assert.Equal($"Run {_run.RunId} has finished no epoch, so there is no model to export.", error.Trim());
        Assert.Empty(Directory.GetFiles(_files.Path));
    }

    private Task<(int Code, string Output, string Error)> ExportAsync(string file) => FerCommandLine.RunAsync(
        Ct, "export", "--run", $"{_run.RunId}", "--onnx", file, "--data", _database.Folder.Path);

    private async Task AddCheckpointAsync(byte[] content)
    {
        var path = Path.Combine(_database.Folder.Checkpoints, "best.ckpt");
        Directory.CreateDirectory(_database.Folder.Checkpoints);
        await File.WriteAllBytesAsync(path, content, Ct);
        await using var db = await _database.Contexts.CreateDbContextAsync(Ct);
        db.Checkpoints.Add(new Checkpoint
        {
            RunId = _run.RunId,
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
