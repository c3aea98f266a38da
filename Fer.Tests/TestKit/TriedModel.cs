using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Fer.Data.Datasets;
using Fer.Data.Runs;
using Fer.Engine.Detection;
using Fer.Engine.Export.Onnx;
using Fer.Engine.Imaging;
using Fer.Tests.Engine.Runs;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using static Fer.Engine.Export.Onnx.OnnxMessages;

namespace Fer.Tests.TestKit;

/// <summary>A completed run whose exported model, written by hand, tells two pictures apart: nothing has to be trained.</summary>
internal static class TriedModel
{
    private const int Classes = 7;

    /// <summary>Adds the run; its model calls the face of one picture Happy and that of the other Surprise, at about 92 % each.</summary>
    public static async Task<(int RunId, int DatasetId)> AddAsync(TestDatabase database, GrayImage happy, GrayImage surprised, CancellationToken ct)
    {
        var fixture = await RunFixture.CreateAsync(database, ct);
        return (await AddAsync(fixture, happy, surprised, ct), fixture.DatasetId);
    }

    /// <summary>Adds a run beside another, on the same split.</summary>
    public static async Task<int> AddBesideAsync(TestDatabase database, int runId, GrayImage happy, GrayImage surprised, CancellationToken ct)
    {
        var (dataset, split) = await database.ReadAsync(async db =>
        {
            var run = await db.Runs.SingleAsync(row => row.Id == runId, ct);
            return (run.DatasetId, run.SplitId);
        });
        return await AddAsync(new RunFixture(database, dataset, split, []), happy, surprised, ct);
    }

    private static async Task<int> AddAsync(RunFixture fixture, GrayImage happy, GrayImage surprised, CancellationToken ct)
    {
        var database = fixture.Database;
        await using var db = await database.Contexts.CreateDbContextAsync(ct);
        var run = new Run
        {
            Name = "tried",
            DatasetId = fixture.DatasetId,
            SplitId = fixture.SplitId,
            State = RunState.Completed,
            Hyperparameters = fixture.NewRun().Hyperparameters,
            QueuedAt = TinyDataset.ImportedAt,
        };
        db.Runs.Add(run);
        await db.SaveChangesAsync(ct);
        var content = Model(run.Id, Face(happy), Face(surprised)).ToByteArray();
        var path = string.Create(CultureInfo.InvariantCulture, $"checkpoints/{run.Id}/model-0001.onnx");
        var file = Path.Combine(database.Folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, content, ct);
        var weights = new byte[32];
        db.Checkpoints.Add(new Checkpoint { RunId = run.Id, Kind = CheckpointKind.Best, Epoch = 1, Path = $"checkpoints/{run.Id}/best-0001.ckpt", Bytes = 1, Sha256 = weights, ValidationAccuracy = 0.5 });
        db.ModelExports.Add(new ModelExport
        {
            RunId = run.Id,
            Epoch = 1,
            CheckpointSha256 = Convert.ToHexStringLower(weights),
            Path = path,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(content)),
            Bytes = content.Length,
            CheckedImages = 1,
            LargestDifference = 0,
            ExportedAt = TinyDataset.ImportedAt,
        });
        await db.SaveChangesAsync(ct);
        return run.Id;
    }

    private static byte[] Face(GrayImage picture)
    {
        using var detector = new FaceDetector();
        return FaceCrop.Cut(picture, Assert.Single(detector.Find(picture)), FaceCrop.UsualMargin);
    }

    /// <summary>A linear model along the difference of the two faces.</summary>
    private static ByteString Model(int runId, byte[] happy, byte[] surprised)
    {
        var apart = happy.Zip(surprised, (one, other) => (float)(one - other)).ToArray();
        var scale = 8 / apart.Sum(value => value * value);
        var middle = apart.Zip(happy.Zip(surprised), (value, pair) => value * scale * (pair.First + pair.Second) / 2).Sum();
        var weights = new float[apart.Length * Classes];
        for (var pixel = 0; pixel < apart.Length; pixel++)
            (weights[(pixel * Classes) + 3], weights[(pixel * Classes) + 5]) = (apart[pixel] * scale, -apart[pixel] * scale);
        var graph = ProtoMessage.Of(message =>
        {
            message.Bytes(1, Node("Flatten", [OnnxModel.Input], "flat", []));
            message.Bytes(1, Node("Gemm", ["flat", "weights", "bias"], "logits", []));
            message.Bytes(1, Node("Softmax", ["logits"], OnnxModel.Output, [Setting("axis", 1)]));
            message.Text(2, "tried");
            message.Bytes(5, Tensor("weights", [apart.Length, Classes], weights));
            message.Bytes(5, Tensor("bias", [Classes], [0, 0, 0, -middle, 0, middle, 0]));
            message.Bytes(11, Value(OnnxModel.Input, 1, 48, 48));
            message.Bytes(12, Value(OnnxModel.Output, Classes));
        });
        return ProtoMessage.Of(message =>
        {
            message.Number(1, 8);
            message.Bytes(7, graph);
            message.Bytes(8, ProtoMessage.Of(opset => opset.Number(2, 17)));
            message.Bytes(14, Entry("classes", JsonSerializer.Serialize(ClassVocabulary.CreateFer2013().Select(entry => entry.Name))));
            message.Bytes(14, Entry("run_id", runId.ToString(CultureInfo.InvariantCulture)));
            message.Bytes(14, Entry("epoch", "1"));
        });
    }
}
