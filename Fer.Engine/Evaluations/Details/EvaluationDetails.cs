using System.Runtime.InteropServices;
using Fer.Data;
using Fer.Data.Evaluations;
using Fer.Data.Samples;
using Fer.Data.Splits;
using Fer.Engine.Metrics;
using Fer.Engine.Training;
using Microsoft.EntityFrameworkCore;

namespace Fer.Engine.Evaluations.Details;

/// <summary>Works out everything that a stored score tells, from its predictions.</summary>
public sealed class EvaluationDetails(IDbContextFactory<FerDbContext> contexts, EvaluationQueries scores)
{
    /// <summary>Images that are listed as most wrong.</summary>
    public const int MostLosses = 36;

    private const int Seed = 1;

    /// <summary>All of a run's score on a part; null where it has not been scored there, or where it is the test part and no look at it is on record. Works for about a second on 8,000 images: call it off the circuit's thread.</summary>
    public async Task<EvaluationDetail?> ReadAsync(int runId, SplitPart part, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.OpenScoresOf(runId, part).AnyAsync(ct) || await scores.FindAsync(runId, part, ct) is not { } result)
            return null;
        var run = await db.Runs.AsNoTracking().Where(row => row.Id == runId).Select(row => new { row.Name, row.DatasetId, row.SplitId, row.Hyperparameters }).SingleAsync(ct);
        var samples = await ScoredSamples.ReadAsync(db, runId, part, ct);
        if (samples.Count == 0)
            return null;
        var tags = await db.Tags.AsNoTracking().Where(tag => tag.DatasetId == run.DatasetId).ToDictionaryAsync(tag => tag.Id, tag => tag.Name, ct);
        var fitted = part == SplitPart.Validation ? samples : await ScoredSamples.ReadAsync(db, runId, SplitPart.Validation, ct);
        var classCount = result.Matrix.ClassCount;
        var (labels, values) = (Labels(samples), Values(samples));
        var filter = new SampleFilter(run.DatasetId) { RunId = runId, ScoredPart = part };
        return new EvaluationDetail
        {
            Result = result,
            RunName = run.Name,
            SplitId = run.SplitId,
            Views = TestViews.Of(run.Hyperparameters),
            Figures = ScoreBootstrap.Of(labels, new(values, classCount), [.. samples.Select(sample => sample.Group)], Seed, ct),
            Reliability = ReliabilityDiagram.Of(labels, new(values, classCount)),
            Calibration = Calibrate(fitted, labels, values, classCount, part == SplitPart.Validation),
            Confidence = Confidences(samples, values, classCount),
            Curves = [.. Enumerable.Range(0, classCount).Select(category => ThresholdCurves.Of(labels, new(values, classCount), category))],
            Pairs = Pairs(samples, result.Matrix),
            TopLosses = Losses(samples, values, classCount),
            Slices = new Slices(samples, filter, classCount).All(tags),
            Raters = Raters(samples, classCount),
            Filter = filter,
        };
    }

    private static int[] Labels(IReadOnlyList<ScoredSample> samples) => [.. samples.Select(sample => sample.Actual)];

    private static float[] Values(IReadOnlyList<ScoredSample> samples) =>
        [.. samples.SelectMany(sample => MemoryMarshal.Cast<byte, float>(sample.Probabilities).ToArray())];

    private static Calibration? Calibrate(IReadOnlyList<ScoredSample> fitted, int[] labels, float[] values, int classCount, bool isOwn)
    {
        if (fitted.Count == 0)
            return null;
        var temperature = Temperature.Fit(Labels(fitted), new(Values(fitted), classCount));
        var scaled = new Probabilities(Temperature.Apply(new(values, classCount), temperature), classCount);
        return new(temperature, fitted.Count, CalibrationError.Of(labels, scaled), LogLoss.Of(labels, scaled), isOwn);
    }

    private static List<ConfidenceBin> Confidences(IReadOnlyList<ScoredSample> samples, float[] values, int classCount)
    {
        var bins = ScoreBands.Confidence.Edges.ToDictionary(edge => edge, _ => (Right: 0, Wrong: 0));
        for (var i = 0; i < samples.Count; i++)
        {
            if (ScoreBands.Confidence.Of(values[i * classCount + samples[i].Predicted]) is not { } edge)
                continue;
            var (right, wrong) = bins[edge];
            bins[edge] = samples[i].Predicted == samples[i].Actual ? (right + 1, wrong) : (right, wrong + 1);
        }

        return [.. bins.OrderBy(bin => bin.Key).Select(bin => new ConfidenceBin(bin.Key, bin.Value.Right, bin.Value.Wrong))];
    }

    private static List<ConfusedPair> Pairs(IReadOnlyList<ScoredSample> samples, ConfusionMatrix matrix)
    {
        var haveVotes = samples.Any(sample => sample.Majority is not null);
        return
        [
            .. samples.Where(sample => sample.Actual != sample.Predicted).GroupBy(sample => (sample.Actual, sample.Predicted))
                .Select(pair => new ConfusedPair(
                    pair.Key.Actual, pair.Key.Predicted, pair.Count(), (double)pair.Count() / matrix.Classes[pair.Key.Actual].Support,
                    haveVotes ? pair.Count(sample => sample.Majority == sample.Predicted) : null))
                .OrderByDescending(pair => pair.Count).ThenBy(pair => pair.Actual).ThenBy(pair => pair.Predicted),
        ];
    }

    private static List<TopLoss> Losses(IReadOnlyList<ScoredSample> samples, float[] values, int classCount) =>
    [
        .. samples.Select((sample, i) => new TopLoss(
                sample.Id, sample.Actual, sample.Predicted, values[i * classCount + sample.Actual], values[i * classCount + sample.Predicted],
                SampleImageTag.Of(sample.PixelHash)))
            .OrderBy(loss => loss.LabelProbability).ThenBy(loss => loss.SampleId).Take(MostLosses),
    ];

    private static ConfusionMatrix? Raters(IReadOnlyList<ScoredSample> samples, int classCount)
    {
        var told = samples.Where(sample => sample.Majority is >= 0 && sample.Majority < classCount).ToList();
        return told.Count == 0 ? null : ConfusionMatrix.From(Labels(told), [.. told.Select(sample => sample.Majority!.Value)], classCount);
    }
}
