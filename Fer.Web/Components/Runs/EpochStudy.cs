using Fer.Data.Runs;
using Fer.Data.Splits;
using Fer.Engine.Evaluations;
using Fer.Engine.Metrics;
using Fer.Engine.Runs.Views;
using Fer.Engine.Training;
using Fer.Web.Components.Charts;

namespace Fer.Web.Components.Runs;

/// <summary>Accuracy against the number of epochs: of the epochs that one run kept on the way, or of the last epochs of several runs.</summary>
internal static class EpochStudy
{
    /// <summary>Place of the colour, a grey, of the training accuracy that does not compare with the rest.</summary>
    private const int MeasuredColour = 7;

    /// <summary>The points by number of epochs; runs without an epoch have none.</summary>
    public static IReadOnlyList<StudyPoint> Points(
        IReadOnlyList<RunRow> runs, IReadOnlyDictionary<int, IReadOnlyList<EpochPoint>> curves, IReadOnlyList<StudyScore> milestones, IReadOnlyList<StudyScore> finals) =>
        runs is [var only]
            ? OfOne(only, curves[only.Id], milestones)
            : [.. runs.Where(run => curves[run.Id].Count > 0)
                .Select(run => Point(run, curves[run.Id][^1], [], finals.FirstOrDefault(score => score.RunId == run.Id && score.Part == SplitPart.Test)?.Score))
                .OrderBy(point => point.Epochs).ThenBy(point => point.RunId)];

    /// <summary>
    /// Training solid, validation dashed, test dotted and only where there is any. What was measured while training lies lower than what was scored
    /// afterwards, so one line never joins the two.
    /// </summary>
    /// <param name="points">The points.</param>
    /// <param name="planned">Most epochs that a run will have; the axis is as long from the start, so that nothing jumps.</param>
    public static LineChartSpec Chart(IReadOnlyList<StudyPoint> points, int planned)
    {
        List<LineSeries> series = [];
        var measured = points.Where(point => !point.IsPlain).ToList();
        if (measured.Count < points.Count)
            series.Add(new LineSeries("Train", [.. points.Where(point => point.IsPlain).Select(Trained)], SeriesRole.Train));
        if (measured.Count > 0)
            series.Add(new LineSeries("Train, while training", [.. measured.Select(Trained)], SeriesRole.Train, measured.Count < points.Count ? MeasuredColour : null));
        series.Add(new LineSeries("Validation", [.. points.Select(point => new ChartPoint(point.Epochs, point.Validation.Accuracy))], SeriesRole.Validation));
        var tested = points.Where(point => point.Test is not null).ToList();
        if (tested.Count > 0)
            series.Add(new LineSeries("Test", [.. tested.Select(point => new ChartPoint(point.Epochs, point.Test!.Accuracy))], SeriesRole.Test));
        return new LineChartSpec(series)
        {
            Title = "Accuracy by number of epochs",
            X = new ChartAxis("Epochs", NumberFormat.Whole, Min: 0, Max: planned),
            Y = new ChartAxis("Accuracy", NumberFormat.Percent1),
        };
    }

    /// <summary>Whether there are both kinds of training accuracy, which are then told apart by <see cref="Mark"/>.</summary>
    public static bool IsMixed(IReadOnlyList<StudyPoint> points) => points.Any(point => point.IsPlain) && points.Any(point => !point.IsPlain);

    /// <summary>What stands beside a training accuracy that does not compare with the others; empty where it does.</summary>
    public static string Mark(StudyPoint point, IReadOnlyList<StudyPoint> points) => IsMixed(points) && !point.IsPlain ? ", while training" : "";

    /// <summary>What the training accuracies are of.</summary>
    public static string TrainNote(IReadOnlyList<StudyPoint> points) => IsMixed(points)
        ? "Training accuracy is that of the finished weights on the plain training images, but where “while training” stands: that was measured on the way, on images as augmented and with dropout on, and lies lower for that alone. The two do not compare, so no line joins them."
        : points.All(point => point.IsPlain)
            ? "Training accuracy is that of the finished weights on the plain training images."
            : "Training accuracy is measured while training, on images as augmented and with dropout on, so it lies lower than on the plain images.";

    /// <summary>What the test accuracies are of, or that there are none.</summary>
    public static string TestNote(IReadOnlyList<StudyPoint> points) => points.All(point => point.Test is null)
        ? "The test part has not been looked at for this study."
        : points.Any(point => point.OtherTestedEpoch is not null)
            ? "Test accuracy is of the weights that a run is judged by; where those are not of its last epoch, their epoch stands beside it."
            : "";

    private static IReadOnlyList<StudyPoint> OfOne(RunRow run, IReadOnlyList<EpochPoint> curve, IReadOnlyList<StudyScore> milestones)
    {
        var kept = milestones.Where(score => score.RunId == run.Id).ToList();
        var wanted = kept.Select(score => score.Score.Epoch).Concat(Planned(run)).ToHashSet();
        // A run that was stopped, or stopped itself, ends at another epoch than was planned.
        if (curve.Count > 0 && run.State is not (RunState.Queued or RunState.Running))
            wanted.Add(curve[^1].Epoch);
        return [.. curve.Where(point => wanted.Contains(point.Epoch)).Select(point => Point(
            run, point, kept, kept.FirstOrDefault(score => score.Part == SplitPart.Test && score.Score.Epoch == point.Epoch)?.Score))];
    }

    /// <summary>Epochs that the run was asked to keep, and its last.</summary>
    private static IEnumerable<int> Planned(RunRow run) => KeptEpochs.Parse(run.Settings.KeptEpochs).Append(run.Settings.Epochs);

    private static StudyPoint Point(RunRow run, EpochPoint epoch, List<StudyScore> kept, PartScore? test)
    {
        PartScore? Of(SplitPart part) => kept.FirstOrDefault(score => score.Part == part && score.Score.Epoch == epoch.Epoch)?.Score;
        var (train, validation) = (Of(SplitPart.Train), Of(SplitPart.Validation));
        return new StudyPoint(
            run.Id, epoch.Epoch, train?.Accuracy ?? epoch.TrainAccuracy, train is not null,
            validation ?? Measured(epoch, run.Counts.Validation), validation is null && TestViews.Of(run.Settings).Count > 1, test);
    }

    private static ChartPoint Trained(StudyPoint point) => new(point.Epochs, point.Train);

    private static PartScore Measured(EpochPoint epoch, int count)
    {
        var interval = WilsonInterval.Of((int)Math.Round(epoch.ValidationAccuracy * count), count);
        return new PartScore(epoch.ValidationAccuracy, interval.Low, interval.High, epoch.ValidationMacroF1, count, epoch.Epoch);
    }
}
