using Fer.Bench.Reporting;
using Fer.Data;
using Fer.Data.Quality;
using Fer.Data.Samples;
using Fer.Data.Storage;
using Fer.Engine.CrossValidations;
using Fer.Engine.Curation;
using Fer.Engine.Metrics;
using Fer.Engine.Quality;
using Fer.Engine.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Fer.Bench.Benchmarks;

/// <summary>
/// How well a finished cross-validation of a data folder ranks wrong labels: against what was planted in a drawn dataset, or against images
/// of which at least 8 of 10 FER+ raters name one class. Baselines: random order, and the images whose most probable class is another.
/// </summary>
internal sealed class JudgedBenchmark : IBenchmark
{
    private const double Agreed = 0.8;
    private static readonly int[] Depths = [500, 1_000, 2_000];

    private sealed record Judged(int Label, bool IsKnown, bool IsWrong);

    public string Name => "judged";

    public string Purpose => "label suspects of a finished cross-validation, --data DIR";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options, CancellationToken ct)
    {
        var folder = new DataFolder(options.Data?.FullName ?? throw new InvalidOperationException("Name the data folder: --data DIR, after fer quality --folds there."));
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddFerData(folder).AddFerRuns().AddFerQuality().BuildServiceProvider();
        var contexts = services.GetRequiredService<IDbContextFactory<FerDbContext>>();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var folds = await DoneAsync(db, services.GetRequiredService<CrossValidations>(), ct);
        var known = await services.GetRequiredService<OutOfSample>().ReadAsync(new QualityRequest { CrossValidationId = folds.Id }, ct);
        var truth = await TruthAsync(db, folds.DatasetId, ct);
        return [.. Describe(folds, known, [.. known.SampleIds.Select(id => truth[id])])];
    }

    private static async Task<CrossValidationRow> DoneAsync(FerDbContext db, CrossValidations all, CancellationToken ct)
    {
        foreach (var id in await db.CrossValidations.OrderByDescending(row => row.Id).Select(row => row.Id).ToListAsync(ct))
        {
            if (await all.FindAsync(id, ct) is { IsDone: true } row)
                return row;
        }

        throw new InvalidOperationException("This data folder has no finished cross-validation. Make one: fer quality --dataset NAME --folds 5 --preset fast.");
    }

    /// <summary>Labels as imported, so that a review afterwards does not change the figures.</summary>
    private static async Task<Dictionary<long, Judged>> TruthAsync(FerDbContext db, int datasetId, CancellationToken ct)
    {
        var planted = await db.PlantedTruths.AsNoTracking().ToDictionaryAsync(row => row.SampleId, row => row.TrueLabel, ct);
        var rows = await db.Samples.AsNoTracking().Where(row => row.DatasetId == datasetId)
            .Select(row => new { row.Id, row.OriginalLabel, row.Majority, row.VoteAgreement }).ToListAsync(ct);
        return rows.ToDictionary(row => row.Id, row => planted.Count > 0
            ? new Judged(row.OriginalLabel, true, planted.TryGetValue(row.Id, out var truth) && truth != row.OriginalLabel)
            : Voted(row.OriginalLabel, row.Majority, row.VoteAgreement));
    }

    private static Judged Voted(int label, int? majority, double? agreement)
    {
        var isKnown = agreement >= Agreed && majority is (>= 0 or VoteMajority.NoSuchClass);
        return new Judged(label, isKnown, isKnown && majority != label);
    }

    private static IEnumerable<Figure> Describe(CrossValidationRow folds, OutOfSampleProbabilities known, Judged[] images)
    {
        var result = ConfidentLearning.Analyse([.. images.Select(image => image.Label)], known.Probabilities, known.ClassCount);
        float[] margin = [.. result.NormalizedMargin.Select(score => -score)], self = [.. result.SelfConfidence.Select(score => -score)];
        float[] disagrees = [.. images.Select((image, index) => result.Suggested[index] == image.Label ? 0f : 1f)];
        bool[] wrong = [.. images.Select(image => image.IsWrong)];
        int[] subset = [.. Enumerable.Range(0, images.Length).Where(index => images[index].IsKnown)];
        var planted = subset.Count(index => wrong[index]);
        yield return new("accuracy of the folds", 100 * (folds.PooledAccuracy ?? 0), "%");
        yield return new("images judged", images.Length, "images");
        yield return new("of these with a known truth", subset.Length, "images");
        yield return new("of these labelled wrongly", planted, "labels");
        yield return new("AUROC by normalised margin", Area(margin), "", null, null, "argmax disagrees", Area(margin) / Area(disagrees));
        yield return new("AUROC by self-confidence", Area(self), "", null, null, "argmax disagrees", Area(self) / Area(disagrees));
        yield return new("AUROC where the best class disagrees", Area(disagrees), "");
        foreach (var depth in Depths.Append(planted).Where(depth => depth <= subset.Length).Distinct())
        {
            yield return new($"precision at {depth}, all judged images", 100 * RankingQuality.PrecisionAt(margin, wrong, depth), "%", null, null, "random", RankingQuality.PrecisionAt(margin, wrong, depth) / Share(wrong));
            yield return new($"precision at {depth}, images with a known truth", 100 * RankingQuality.PrecisionAt(Of(margin), Of(wrong), depth), "%", null, null, "random", RankingQuality.PrecisionAt(Of(margin), Of(wrong), depth) / Share(Of(wrong)));
        }

        yield return new("precision of random order, all judged images", 100 * Share(wrong), "%");
        yield return new("precision of random order, images with a known truth", 100 * Share(Of(wrong)), "%");
        yield return new("precision where the best class disagrees, images with a known truth", 100.0 * subset.Count(index => disagrees[index] > 0 && wrong[index]) / subset.Count(index => disagrees[index] > 0), "%");
        var suspects = result.Suspects().Where(suspect => images[suspect.Image].IsKnown).ToList();
        yield return new("suspects with a known truth", suspects.Count, "images");
        yield return new("precision of these", 100.0 * suspects.Count(suspect => wrong[suspect.Image]) / Math.Max(1, suspects.Count), "%");

        double Area(float[] scores) => RankingQuality.AreaUnderCurve(Of(scores), Of(wrong));
        T[] Of<T>(T[] values) => [.. subset.Select(index => values[index])];
        static double Share(bool[] values) => (double)values.Count(value => value) / values.Length;
    }
}
