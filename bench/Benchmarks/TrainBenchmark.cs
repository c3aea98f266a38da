using System.Globalization;
using Fer.Bench.Reporting;
using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Training;

namespace Fer.Bench.Benchmarks;

/// <summary>Training throughput of the presets' networks on random images, without augmentation, against eager PyTorch; rounds interleaved.</summary>
internal sealed class TrainBenchmark : IBenchmark
{
    private const int StandardImages = 3_200, BatchSize = 64, Classes = 7;

    public string Name => "train";

    public string Purpose => "images a second of training";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options, CancellationToken ct)
    {
        var images = options.RowsOr(StandardImages);
        List<Figure> figures = [];
        foreach (var preset in PresetCatalog.All)
        {
            List<double> ours = [], peers = [];
            for (var round = 0; round < options.Rounds; round++)
            {
                ours.Add(TrainOneEpoch(preset, images, ct));
                if (await PeerAsync(preset.Name, images, ct) is { } rate)
                    peers.Add(rate);
            }
            figures.Add(Compare(preset.Name, ours, peers));
        }
        return figures;
    }

    private static Figure Compare(string preset, List<double> ours, List<double> peers)
    {
        var median = Statistics.Median(ours);
        double? ratio = peers.Count > 0 ? median / Statistics.Median(peers) : null;
        return new($"{preset}, fp32, batch {BatchSize}, median", median, "images/s", "at least 1.0 of the peer",
            ratio is null ? null : ratio >= 1.0, "eager PyTorch (python3-torch, OpenBLAS)", ratio);
    }

    /// <summary>The second of two epochs: the first warms up, as the peer's first steps do.</summary>
    private static double TrainOneEpoch(Preset preset, int images, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("fer-bench-train-");
        var speed = new SpeedObserver();
        new Trainer(TimeProvider.System).Train(new TrainingPlan
        {
            Hyperparameters = preset.Defaults with { Epochs = 2, BatchSize = BatchSize, Augment = false, LabelSmoothing = 0, Device = DeviceChoice.Cpu },
            Architecture = preset.Architecture,
            ClassCount = Classes,
            Train = RandomImages(images, seed: 1),
            Validation = RandomImages(BatchSize, seed: 2),
            CheckpointFolder = folder.FullName,
            ThreadCount = Environment.ProcessorCount,
        }, speed, ct);
        folder.Delete(recursive: true);
        return speed.Latest;
    }

    private static LabelledImages RandomImages(int count, int seed)
    {
        var random = new Random(seed);
        var pixels = new byte[count * ModelArchitecture.InputLength];
        random.NextBytes(pixels);
        return new LabelledImages(pixels, [.. Enumerable.Range(0, count).Select(_ => random.Next(Classes))]);
    }

    private static async Task<double?> PeerAsync(string preset, int images, CancellationToken ct)
    {
        string[] arguments = [preset, .. new[] { images, BatchSize, Environment.ProcessorCount }.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        return await Peer.RunAsync("train.py", arguments, ct) is { } run ? double.Parse(run.Output, CultureInfo.InvariantCulture) : null;
    }

    private sealed class SpeedObserver : ITrainingObserver
    {
        public double Latest { get; private set; }

        public void OnEpochCompleted(FinishedEpoch epoch) => Latest = epoch.Result.ImagesPerSecond;
    }
}
