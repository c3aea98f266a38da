using Fer.Data;
using Fer.Data.Evaluations;
using Fer.Data.Splits;
using Fer.Engine.Metrics;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Evaluations.Pairs;

/// <summary>
/// Tests pairs of runs on the same images: McNemar's test, the paired bootstrap of accuracy and macro-F1, and Holm's correction over all pairs that
/// are tested together. Runs that were scored on other images or labels are refused.
/// </summary>
public sealed class PairTests(IDbContextFactory<FerDbContext> contexts)
{
    private const int Seed = 1;

    /// <summary>Tests the runs. Works for a second or two on thousands of images: call it off the circuit's thread.</summary>
    /// <param name="runIds">The runs; at most <see cref="RunComparison.MaxRuns"/> are taken.</param>
    /// <param name="referenceId">
    /// One of them, to test only each other one against it. Null tests every pair up to <see cref="PairStudy.MostForAllPairs"/> runs, and beyond each
    /// against the one that is best on validation.
    /// </param>
    /// <param name="part">Part on which they are compared.</param>
    /// <param name="ct">Token.</param>
    public async Task<PairStudy> TestAsync(IReadOnlyList<int> runIds, int? referenceId, SplitPart part, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(runIds);
        var ids = runIds.Distinct().Take(RunComparison.MaxRuns).ToList();
        await using var db = await contexts.CreateDbContextAsync(ct);
        int? reference = referenceId is { } named && ids.Contains(named) ? named
            : ids.Count > PairStudy.MostForAllPairs ? await BestAsync(db, ids, ct)
            : null;
        var answers = await ScoredAnswers.ReadAsync(db, ids, part, ct);
        var pairs = Pairs(ids, reference).Select(pair => Judge(pair.First, pair.Second, answers, part)).ToList();
        await MeasureAsync(db, pairs, [.. ids.Where(answers.ContainsKey).Select(id => answers[id])], part, ct);
        // On validation the best is the best on the images of the test itself, so that it was picked among all pairs; on test it was not.
        var isPicked = reference is not null && reference != referenceId && part == SplitPart.Validation;
        return new PairStudy(reference, Correct(pairs, isPicked)) { IsPicked = isPicked };
    }

    /// <summary>The run with the best accuracy on validation, of the weights that it is judged by.</summary>
    private static async Task<int> BestAsync(FerDbContext db, List<int> ids, CancellationToken ct)
    {
        var best = await db.OpenScores().AsNoTracking().Where(row => ids.Contains(row.RunId) && row.Part == SplitPart.Validation)
            .OrderByDescending(row => row.Accuracy).ThenBy(row => row.RunId).Select(row => (int?)row.RunId).FirstOrDefaultAsync(ct);
        return best ?? ids[0];
    }

    private static IEnumerable<(int First, int Second)> Pairs(List<int> ids, int? reference) => reference is { } one
        ? ids.Where(id => id != one).Select(id => (one, id))
        : ids.SelectMany((first, index) => ids.Skip(index + 1).Select(second => (first, second)));

    private static PairComparison Judge(int firstId, int secondId, Dictionary<int, ScoredAnswers> answers, SplitPart part)
    {
        var pair = new PairComparison { FirstId = firstId, SecondId = secondId };
        var word = part == SplitPart.Test ? "test" : "validation";
        if (!answers.TryGetValue(firstId, out var first) || !answers.TryGetValue(secondId, out var second))
            return pair with { Refusal = $"Run {(answers.ContainsKey(firstId) ? secondId : firstId)} has no score on the {word} part yet." };
        if (!first.IsOnSame(second) || first.SampleIds.Length == 0)
        {
            var common = first.Common(second);
            return pair with
            {
                Count = common,
                Refusal = $"Runs {firstId} and {secondId} were scored on different {word} images or labels ({FigureText.Count(common)} of {FigureText.Count(first.SampleIds.Length)} and {FigureText.Count(second.SampleIds.Length)} are the same), " +
                    "so their figures cannot be compared. Train both on the same split.",
            };
        }

        return pair with
        {
            Count = first.SampleIds.Length,
            Test = PairedTest.McNemar(Right(first), Right(second)),
            Agreement = CohenKappa.Of(first.Predicted, second.Predicted),
        };
    }

    private static bool[] Right(ScoredAnswers answers) => [.. answers.Actual.Zip(answers.Predicted, (actual, predicted) => actual == predicted)];

    /// <summary>Runs on the same images share their draws, so a hundred runs cost not much more than two.</summary>
    private static async Task MeasureAsync(FerDbContext db, List<PairComparison> pairs, List<ScoredAnswers> scored, SplitPart part, CancellationToken ct)
    {
        while (scored.Count > 0)
        {
            var one = scored[0];
            var same = scored.Where(one.IsOnSame).ToList();
            scored = [.. scored.Where(other => !one.IsOnSame(other))];
            if (same.Count < 2 || one.SampleIds.Length == 0)
                continue;
            var classCount = 1 + Math.Max(one.Actual.Max(), same.Max(answers => answers.Predicted.Max()));
            var draws = PairedBootstrap.Of(one.Actual, [.. same.Select(answers => answers.Predicted)], await one.GroupsAsync(db, part, ct), classCount, Seed, ct);
            var places = same.Index().ToDictionary(entry => entry.Item.RunId, entry => entry.Index);
            var macroF1 = same.Select(answers => ConfusionMatrix.From(one.Actual, answers.Predicted, classCount).MacroF1).ToList();
            for (var index = 0; index < pairs.Count; index++)
            {
                if (pairs[index].Test is null || !places.TryGetValue(pairs[index].FirstId, out var first) || !places.TryGetValue(pairs[index].SecondId, out var second))
                    continue;
                pairs[index] = pairs[index] with
                {
                    GainInterval = draws.AccuracyGain(first, second),
                    MacroF1Gain = new MetricInterval(macroF1[second] - macroF1[first], draws.MacroF1Gain(first, second)),
                };
            }
        }
    }

    private static List<PairComparison> Correct(List<PairComparison> pairs, bool isPicked)
    {
        var tested = pairs.Where(pair => pair.Test is not null).ToList();
        var family = isPicked ? tested.Count * (tested.Count + 1) / 2 : tested.Count;
        var corrected = HolmCorrection.Of([.. tested.Select(pair => pair.Test!.Value.MidP)], family);
        var values = tested.Zip(corrected).ToDictionary(entry => (entry.First.FirstId, entry.First.SecondId), entry => entry.Second);
        return [.. pairs.Select(pair => pair.Test is null ? pair : pair with { CorrectedP = values[(pair.FirstId, pair.SecondId)], Tested = family })];
    }
}
