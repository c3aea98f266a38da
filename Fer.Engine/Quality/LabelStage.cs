using System.Text.Json;
using Fer.Data.Quality;
using Fer.Engine.Curation;

namespace Fer.Engine.Quality;

/// <summary>Finds suspicious labels by confident learning on out-of-sample probabilities and the labels of now.</summary>
internal sealed class LabelStage(OutOfSample outOfSample, QualityIssueWriter writer)
{
    /// <summary>What a corrected label is worth grows with the rarity of the class it goes to, since each class counts alike in macro-F1; at most this much.</summary>
    private const double MostWorth = 1.25;

    public async Task<LabelFigures> RunAsync(CheckedDataset dataset, QualityRequest request, QualityHeartbeat beat, CancellationToken ct)
    {
        beat.Begin("Judging labels", 0.9, 0.97);
        var known = await outOfSample.ReadAsync(request, ct);
        var samples = dataset.Samples.ToDictionary(sample => sample.Id);
        // A class that came after the training is unknown to the models, so its samples cannot be judged by them.
        int[] rows = [.. Enumerable.Range(0, known.SampleIds.Count).Where(row =>
            samples.TryGetValue(known.SampleIds[row], out var sample) && !sample.IsExcluded && sample.Label < known.ClassCount)];
        if (rows.Length == 0)
            throw new QualityException("None of the images that the models judged is in the dataset any more. Run the cross-validation again.");
        int[] labels = [.. rows.Select(row => samples[known.SampleIds[row]].Label)];
        var probabilities = new float[rows.Length * known.ClassCount];
        for (var index = 0; index < rows.Length; index++)
            known.Probabilities.AsSpan(rows[index] * known.ClassCount, known.ClassCount).CopyTo(probabilities.AsSpan(index * known.ClassCount));

        var result = await Task.Run(() => ConfidentLearning.Analyse(labels, probabilities, known.ClassCount), ct);
        var worth = Worth(result.ClassCounts);
        var found = result.Suspects()
            .Where(suspect => !samples[known.SampleIds[rows[suspect.Image]]].IsReviewed)
            .Select(suspect => ToIssue(suspect, known.SampleIds[rows[suspect.Image]], worth[suspect.Suggested], probabilities.AsSpan(suspect.Image * known.ClassCount, known.ClassCount)))
            .ToList();
        var open = await writer.StoreAsync([QualityIssueKind.LabelSuspect], rows.Select(row => known.SampleIds[row]).ToHashSet(), found, ct);
        return Describe(known, dataset, result, labels, open);
    }

    private static FoundIssue ToIssue(LabelSuspect suspect, long sampleId, double worth, ReadOnlySpan<float> probabilities)
    {
        var score = 1 - suspect.NormalizedMargin;
        var evidence = new LabelEvidence([.. probabilities], suspect.SelfConfidence, suspect.NormalizedMargin);
        return new FoundIssue(
            sampleId, QualityIssueKind.LabelSuspect, score, score * worth, suspect.Given, suspect.Suggested,
            JsonSerializer.Serialize(evidence, EvidenceJsonContext.Default.LabelEvidence));
    }

    /// <summary>Worth of a label of each class: the root of how much rarer it is than the mean class, within a quarter, so that no class fills the queue alone; then scaled so that the largest is 1.</summary>
    private static double[] Worth(IReadOnlyList<int> counts)
    {
        var mean = counts.Where(count => count > 0).Average();
        double[] raw = [.. counts.Select(count => Math.Clamp(Math.Sqrt(mean / Math.Max(1, count)), 1 / MostWorth, MostWorth))];
        return [.. raw.Select(value => value / raw.Max())];
    }

    private static LabelFigures Describe(OutOfSampleProbabilities known, CheckedDataset dataset, ConfidentLearningResult result, int[] labels, int open) => new()
    {
        Source = known.Source,
        Judged = labels.Length,
        NotJudged = dataset.Samples.Count(sample => !sample.IsExcluded) - labels.Length,
        Accuracy = labels.Where((label, index) => result.Suggested[index] == label).Count() / (double)labels.Length,
        Thresholds = [.. result.Thresholds.Select((value, label) => result.ClassCounts[label] == 0 ? null : (double?)value)],
        Joint = [.. Enumerable.Range(0, known.ClassCount).Select(given =>
            (IReadOnlyList<double>)[.. Enumerable.Range(0, known.ClassCount).Select(truth => result.Joint[given, truth])])],
        EstimatedErrors = result.EstimatedErrors,
        Suspects = open,
    };
}
