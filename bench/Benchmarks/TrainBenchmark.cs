using System.Globalization;
using Fer.Bench.Reporting;
using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Training;

namespace Fer.Bench.Benchmarks;

/// <summary>
/// Training throughput of the presets' networks on random images, without augmentation, against eager PyTorch in 32-bit floats. Rounds are
/// interleaved, and who goes first changes with each, so that a slow minute of the machine hits both.
/// </summary>
internal sealed class TrainBenchmark : IBenchmark
{
    private const int StandardImages = 3_200, StandardRounds = 10, BatchSize = 64, Classes = 7;
    private const string PeerName = "eager PyTorch, fp32";

    public string Name => "train";

    public string Purpose => "images a second of training";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options, CancellationToken ct)
    {
        var images = options.RowsOr(StandardImages);
        List<Figure> figures = [];
        foreach (var preset in new[] { PresetCatalog.Fast, PresetCatalog.Balanced, PresetCatalog.Residual, PresetCatalog.Tutorial })
            figures.AddRange(await MeasureAsync(preset, images, options.RoundsOr(StandardRounds), ct));
        return figures;
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAsync(Preset preset, int images, int rounds, CancellationToken ct)
    {
        List<double> full = [], half = [], peers = [];
        var version = "";
        for (var round = 0; round < rounds; round++)
        {
            if (round % 2 == 0)
                full.Add(TrainOneEpoch(preset, NumberPrecision.Full, images, ct));
            if (await PeerAsync(preset.Name, images, ct) is var (rate, itsVersion))
            {
                peers.Add(rate);
                version = " " + itsVersion;
            }

            if (round % 2 == 1)
                full.Add(TrainOneEpoch(preset, NumberPrecision.Full, images, ct));
            if (Precision.ProcessorHasBFloat16)
                half.Add(TrainOneEpoch(preset, NumberPrecision.BFloat16, images, ct));
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{preset.Name}, round {round + 1} of {rounds}: fp32 {full[^1]:0}, bf16 {half.LastOrDefault():0}, peer {peers.LastOrDefault():0} images/s"));
        }

        List<Figure> figures = [Compare($"{preset.Name}, fp32", full, peers, version, isBound: true)];
        if (peers.Count > 0)
        {
            var (low, high) = RatioInterval.Of(full, peers);
            figures.Add(new($"{preset.Name}, fp32, ratio: low end of its 95 % interval", low, "x"));
            figures.Add(new($"{preset.Name}, fp32, ratio: high end of its 95 % interval", high, "x"));
        }

        if (half.Count > 0)
            figures.Add(Compare($"{preset.Name}, bf16", half, peers, version, isBound: false));
        return figures;
    }

    private static Figure Compare(string name, List<double> ours, List<double> peers, string version, bool isBound)
    {
        var median = Statistics.Middle(ours);
        double? ratio = peers.Count > 0 ? median / Statistics.Middle(peers) : null;
        return new(string.Create(CultureInfo.InvariantCulture, $"{name}, batch {BatchSize}, median of {ours.Count}"), median, "images/s", isBound ? "at least 1.0 of the peer" : null,
            isBound && ratio is not null ? ratio >= 1.0 : null, PeerName + version, ratio);
    }

    /// <summary>The second of two epochs: the first warms up, as the peer's first steps do.</summary>
    private static double TrainOneEpoch(Preset preset, NumberPrecision precision, int images, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("fer-bench-train-");
        var speed = new SpeedObserver();
        new Trainer(TimeProvider.System).Train(new TrainingPlan
        {
            Hyperparameters = preset.Defaults with
            {
                Epochs = 2,
                BatchSize = BatchSize,
                Augment = false,
                LabelSmoothing = 0,
                Mixup = 0,
                AverageDecay = 0,
                Device = DeviceChoice.Cpu,
                Precision = precision,
            },
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

    private static async Task<(double Rate, string Version)?> PeerAsync(string preset, int images, CancellationToken ct)
    {
        string[] arguments = [preset, .. new[] { images, BatchSize, Environment.ProcessorCount }.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        if (await Peer.RunAsync("train.py", arguments, ct) is not { } run)
            return null;
        var words = run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return (double.Parse(words[0], CultureInfo.InvariantCulture), words[1]);
    }

    private sealed class SpeedObserver : ITrainingObserver
    {
        public double Latest { get; private set; }

        public void OnEpochCompleted(FinishedEpoch epoch) => Latest = epoch.Result.ImagesPerSecond;
    }
}
