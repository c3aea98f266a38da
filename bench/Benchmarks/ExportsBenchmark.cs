using System.Globalization;
using Fer.Bench.Reporting;
using Fer.Data;
using Fer.Data.Runs;
using Fer.Data.Storage;
using Fer.Engine.Exchange;
using Fer.Engine.Export.Onnx;
using Fer.Engine.Inference;
using Fer.Engine.Models;
using Fer.Engine.Training;
using Fer.Tests.Engine.Export.Onnx;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Bench.Benchmarks;

/// <summary>
/// How far the probabilities of an exported model lie from those of the network in TorchSharp: every preset and a network of the user's own with
/// random weights, and what was stored when the runs of a data folder were exported.
/// </summary>
internal sealed class ExportsBenchmark : IBenchmark
{
    private const int Images = 256, Batch = 64;
    private const double Parts = 1e6;
    private const string Own = "u2 c8k3s1 v8k3 radd u2 res16s2 res16s1 m2 d.1 v24k2 flat fc32 d.5 out";
    private static readonly string[] Classes = ["Angry", "Disgust", "Fear", "Happy", "Sad", "Surprise", "Neutral"];

    public string Name => "exports";

    public string Purpose => "largest difference of a probability between exported models and TorchSharp, by preset and by exported run of --data";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options, CancellationToken ct)
    {
        List<Figure> figures = [];
        foreach (var (name, network) in PresetCatalog.All.Select(preset => (preset.Name, preset.Architecture)).Append((Own, NetworkNotation.Parse(Own, "own"))))
        {
            figures.Add(Describe($"{name}, random weights, {Images} images", Measure(network, ct)));
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{figures[^1].Name}: {figures[^1].Value:0.00}e-6"));
        }

        return options.Data is { } data ? [.. figures, .. await StoredAsync(new DataFolder(data.FullName), ct)] : figures;
    }

    private static double Measure(ModelArchitecture network, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("fer-bench-exports-");
        try
        {
            var (checkpoint, exported) = (Path.Combine(folder.FullName, "random.ckpt"), Path.Combine(folder.FullName, "random.onnx"));
            File.WriteAllBytes(checkpoint, RandomNetwork.Checkpoint(network, Classes.Length));
            using (var file = File.Create(exported))
                OnnxModel.FromCheckpoint(checkpoint, new(1, Classes, "")).WriteTo(file);
            var pixels = RandomNetwork.Images(Images);
            using var predictor = Predictor.Load(checkpoint, DeviceChoice.Cpu);
            using var classifier = OnnxClassifier.Open(exported);
            var expected = predictor.Predict(pixels, Batch, TestViews.Plain, progress: null, ct);
            return expected.Zip(classifier.Predict(pixels, progress: null, ct)).Max(pair => Math.Abs((double)pair.First - pair.Second));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<Figure>> StoredAsync(DataFolder folder, CancellationToken ct)
    {
        await using var services = new ServiceCollection().AddFerData(folder).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<FerDbContext>>().CreateDbContextAsync(ct);
        var rows = await db.ModelExports.AsNoTracking().OrderBy(export => export.RunId).ThenBy(export => export.Epoch)
            .Join(db.Runs, export => export.RunId, run => run.Id, (export, run) => new { run.Id, run.Name, export.Epoch, export.CheckedImages, export.LargestDifference }).ToListAsync(ct);
        return [.. rows.Select(row => Describe($"run {row.Id} ({row.Name}), epoch {row.Epoch}, {row.CheckedImages} images of its validation part", row.LargestDifference))];
    }

    private static Figure Describe(string name, double difference) => new(
        name, difference * Parts, "millionths", string.Create(CultureInfo.InvariantCulture, $"under {ModelExporter.Tolerance * Parts:0}"), difference < ModelExporter.Tolerance);
}
