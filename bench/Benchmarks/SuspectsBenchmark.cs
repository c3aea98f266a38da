using Fer.Bench.Reporting;
using Fer.Engine.Curation;
using Fer.Engine.Metrics;

namespace Fer.Bench.Benchmarks;

/// <summary>Confident learning on synthetic probabilities: time against the plain definitions, and how it ranks planted wrong labels.</summary>
internal sealed class SuspectsBenchmark : IBenchmark
{
    private const string PeerName = "the definitions row by row, in LINQ", Synthetic = "synthetic probabilities: ";

    public string Name => "suspects";

    public string Purpose => "label suspects by confident learning";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options, CancellationToken ct)
    {
        var data = SyntheticSuspects.Make(options.RowsOr(BenchOptions.Fer2013Rows));
        List<double> ours = [], peers = [];
        ConfidentLearningResult result = Analyse(data);
        IReadOnlyList<LabelSuspect> suspects = [];
        HashSet<int> plain = [];
        for (var round = 0; round < options.RoundsOr(3); round++)
        {
            ours.AddRange(await Statistics.TimeAsync(1, _ => Task.Run(() => suspects = (result = Analyse(data)).Suspects(), ct)));
            peers.AddRange(await Statistics.TimeAsync(1, _ => Task.Run(() => plain = PlainConfidentLearning.Find(data), ct)));
        }
        var median = Statistics.Median(ours);
        return
        [
            new($"{data.Labels.Length} images of {SyntheticSuspects.Classes} classes, median", median, "ms", null, null, PeerName, Statistics.Median(peers) / median),
            new("suspects of either that both name", 100.0 * suspects.Count(suspect => plain.Contains(suspect.Image)) / Math.Max(1, plain.Union(suspects.Select(suspect => suspect.Image)).Count()), "%"),
            .. Quality(data, result, suspects),
        ];
    }

    private static ConfidentLearningResult Analyse(SyntheticSuspects data) => ConfidentLearning.Analyse(data.Labels, data.Probabilities, SyntheticSuspects.Classes);

    private static IEnumerable<Figure> Quality(SyntheticSuspects data, ConfidentLearningResult result, IReadOnlyList<LabelSuspect> suspects)
    {
        var planted = data.IsWrong.Count(wrong => wrong);
        float[] margin = [.. result.NormalizedMargin.Select(score => -score)], self = [.. result.SelfConfidence.Select(score => -score)];
        bool[] disagrees = [.. result.Suggested.Zip(data.Labels, (suggested, label) => suggested != label)];
        yield return new(Synthetic + "planted wrong labels", planted, "labels");
        yield return new(Synthetic + "estimated wrong labels", result.EstimatedErrors, "labels");
        yield return new(Synthetic + "AUROC by normalised margin", RankingQuality.AreaUnderCurve(margin, data.IsWrong), "");
        yield return new(Synthetic + "AUROC by self-confidence", RankingQuality.AreaUnderCurve(self, data.IsWrong), "");
        yield return new(Synthetic + "precision at the number planted, by margin", 100 * RankingQuality.PrecisionAt(margin, data.IsWrong, planted), "%");
        yield return new(Synthetic + "precision of suspects", 100.0 * suspects.Count(suspect => data.IsWrong[suspect.Image]) / Math.Max(1, suspects.Count), "%");
        yield return new(Synthetic + "wrong labels among suspects", 100.0 * suspects.Count(suspect => data.IsWrong[suspect.Image]) / planted, "%");
        yield return new(Synthetic + "precision where the best class disagrees", 100.0 * disagrees.Zip(data.IsWrong).Count(pair => pair is (true, true)) / disagrees.Count(d => d), "%");
        yield return new(Synthetic + "precision of random order", 100.0 * planted / data.Labels.Length, "%");
    }
}
