using Fer.Data.Runs;
using Fer.Engine.CommandLine;
using Fer.Engine.Exchange;
using Fer.Engine.Inference;
using Fer.Engine.Models;
using Fer.Engine.Runs;
using Fer.Tests.Engine.Export.Onnx;
using Fer.Tests.Engine.Runs;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
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
        var dataset = await TrainableDataset.AddAsync(_database, Ct);
        _run = await new RunQueue(_database.Contexts, TimeProvider.System).EnqueueClaimedAsync(dataset.NewRun(epochs: 2), Ct);
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
        Assert.Contains("On 20 validation images its probabilities differ", output, StringComparison.Ordinal);
        var stored = await _database.ReadAsync(db => db.ModelExports.SingleAsync(Ct));
        Assert.Equal((_run.RunId, 2, 20), (stored.RunId, stored.Epoch, stored.CheckedImages));
        Assert.InRange(stored.LargestDifference, 0, ModelExporter.Tolerance);
        Assert.Equal(await File.ReadAllBytesAsync(file, Ct), await File.ReadAllBytesAsync(Path.Combine(_database.Folder.Path, stored.Path), Ct));
        using var session = new InferenceSession(await File.ReadAllBytesAsync(file, Ct));
        Assert.Equal(new string('0', 64), session.ModelMetadata.CustomMetadataMap["split_content_hash"]);
        Assert.Equal([file], Directory.GetFiles(_files.Path));
    }

    [Fact]
    public async Task Export_WithoutFile_KeepsTheModelInTheDataFolder()
    {
        await AddCheckpointAsync(RandomNetwork.Checkpoint(PresetCatalog.Fast.Architecture, 7, epoch: 2));

        var (code, _, error) = await FerCommandLine.RunAsync(Ct, "export", "--run", $"{_run.RunId}", "--data", _database.Folder.Path);

        Assert.True(code == ExitCode.Done, error);
        var exporter = new ModelExporter(_database.Contexts, _database.Folder, TimeProvider.System);
        var found = await exporter.FindAsync(_run.RunId, Ct);
        Assert.True(File.Exists(Path.Combine(_database.Folder.Path, found!.Path)));
        // Other weights since then: the file is not theirs.
        await _database.ReadAsync(db => db.Checkpoints.ExecuteUpdateAsync(set => set.SetProperty(row => row.Sha256, Enumerable.Repeat((byte)1, 32).ToArray()), Ct));
        Assert.Null(await exporter.FindAsync(_run.RunId, Ct));
    }

    [Theory]
    [InlineData(0.001f)]
    [InlineData(float.NaN)]
    public async Task Export_ModelThatSaysSomethingElse_IsRefusedAndNotKept(float planted)
    {
        await AddCheckpointAsync(RandomNetwork.Checkpoint(PresetCatalog.Fast.Architecture, 7, epoch: 2));
        var exporter = new ModelExporter(_database.Contexts, _database.Folder, TimeProvider.System)
        {
            Ask = (path, pixels) =>
            {
                using var classifier = OnnxClassifier.Open(path);
                var probabilities = classifier.Predict(pixels);
                probabilities[^1] += planted;
                return probabilities;
            },
        };

        var refusal = await Assert.ThrowsAsync<ModelExportException>(() => exporter.ExportAsync(_run.RunId, Ct));

        Assert.Contains("gives other probabilities than the network that was trained", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, await _database.ReadAsync(db => db.ModelExports.CountAsync(Ct)));
        Assert.Equal(["best.ckpt"], Directory.GetFiles(_database.Folder.Checkpoints).Select(Path.GetFileName));
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

    [Fact]
    public async Task Predict_ModelNeverExported_IsExportedOnceBefore()
    {
        await AddCheckpointAsync(RandomNetwork.Checkpoint(PresetCatalog.Fast.Architecture, 7, epoch: 2));
        string[] arguments = ["predict", _files.Write("face.png", TestImages.Png(1)), "--run", $"{_run.RunId}", "--data", _database.Folder.Path];

        var (code, output, error) = await FerCommandLine.RunAsync(Ct, arguments);
        var (_, again, second) = await FerCommandLine.RunAsync(Ct, arguments);

        Assert.True(code == ExitCode.Done, error);
        Assert.Contains($"Exporting the model of run {_run.RunId} first", error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exporting", second, StringComparison.Ordinal);
        Assert.Equal(output, again);
        Assert.Equal(1, await _database.ReadAsync(db => db.ModelExports.CountAsync(Ct)));
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
