using Fer.Bench.Reporting;
using Fer.Engine.Curation;

namespace Fer.Bench.Benchmarks;

/// <summary>The search for near duplicates: time, how it grows, and how many of the planted copies it finds; against comparing all signatures.</summary>
internal sealed class DuplicatesBenchmark : IBenchmark
{
    private const double MostSeconds = 10, MostExponent = 1.6;
    private const string PeerName = "comparing all pairs of the same signatures, as parallel";

    public string Name => "duplicates";

    public string Purpose => "near duplicates by pixels";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options, CancellationToken ct)
    {
        var images = PlantedCopies.Make(options.RowsOr(BenchOptions.Fer2013Rows), options.Fer2013);
        var rows = images.Pixels.Length / NearDuplicates.ImageLength;
        IReadOnlyList<NearPair> pairs = [];
        Dictionary<int, List<double>> times = [];
        List<double> peers = [];
        for (var round = 0; round < options.RoundsOr(3); round++)
        {
            foreach (var part in new[] { 4, 2, 1 })
            {
                var pixels = images.Pixels.AsMemory(0, rows / part * NearDuplicates.ImageLength);
                times.TryAdd(part, []);
                times[part].AddRange(await Statistics.TimeAsync(1, _ => Task.Run(() => pairs = NearDuplicates.Find(pixels, new(), 0, null, ct), ct)));
            }
            peers.AddRange(await Statistics.TimeAsync(1, _ => Task.Run(() => AllSignaturePairs.Count(images.Pixels, ct), ct)));
        }
        var seconds = times.ToDictionary(pair => pair.Key, pair => Statistics.Median(pair.Value) / 1_000);
        var exponent = Math.Log(seconds[1] / seconds[4], 4);
        return
        [
            new($"{rows / 4} images, median", seconds[4], "s"),
            new($"{rows / 2} images, median", seconds[2], "s"),
            new($"{rows} images, median", seconds[1], "s", $"under {MostSeconds} s", seconds[1] < MostSeconds, PeerName, Statistics.Median(peers) / 1_000 / seconds[1]),
            new("growth: time as n to the power of", exponent, "", $"under {MostExponent}", exponent < MostExponent),
            .. Quality(images, pairs),
        ];
    }

    private static IEnumerable<Figure> Quality(PlantedCopies images, IReadOnlyList<NearPair> pairs)
    {
        var found = pairs.Count(pair => images.Pairs.Contains((pair.First, pair.Second)));
        var groups = DuplicateGrouping.Group(images.Pixels.Length / NearDuplicates.ImageLength, pairs.Select(pair => (pair.First, pair.Second)));
        var grouped = images.Pairs.Count(pair => groups[pair.First] == groups[pair.Second]);
        var copies = images.Pairs.ToDictionary(pair => pair.Second, pair => pair.First);
        int Origin(int image) => copies.GetValueOrDefault(image, image);
        var planted = pairs.Count(pair => Origin(pair.First) == Origin(pair.Second));
        yield return new("pairs found", pairs.Count, "pairs");
        yield return new("planted pairs found", 100.0 * found / images.Pairs.Count, "%");
        yield return new("planted pairs in one group", 100.0 * grouped / images.Pairs.Count, "%");
        yield return new("pairs that were planted (others resemble by nature)", 100.0 * planted / Math.Max(1, pairs.Count), "%");
    }
}
