using Fer.Engine.Evaluations;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Charts;

namespace Fer.Web.Components.Runs;

/// <summary>Charts of runs: training solid, validation dashed.</summary>
internal static class CurveSpecs
{
    private static readonly ChartAxis Epochs = new("Epoch", NumberFormat.Whole);
    private static readonly ChartAxis Time = new("Training time", NumberFormat.Duration);
    private static readonly ChartAxis LossAxis = new("Loss", NumberFormat.Fixed3);
    private static readonly ChartAxis AccuracyAxis = new("Accuracy", NumberFormat.Percent1);

    public static LineChartSpec Loss(IReadOnlyList<EpochPoint> epochs, int? best, int planned) =>
        Single("Loss", LossAxis, epochs, best, planned, point => point.TrainLoss, point => point.ValidationLoss);

    public static LineChartSpec Accuracy(IReadOnlyList<EpochPoint> epochs, int? best, int planned) =>
        Single("Accuracy", AccuracyAxis, epochs, best, planned, point => point.TrainAccuracy, point => point.ValidationAccuracy);

    public static LineChartSpec MacroF1(IReadOnlyList<EpochPoint> epochs, int? best, int planned) => OneLine(
        "Macro-F1", new ChartAxis("Macro-F1", NumberFormat.Percent1), epochs, planned,
        new LineSeries("Validation", Points(epochs, point => point.ValidationMacroF1), SeriesRole.Validation), Markers(best));

    public static LineChartSpec LearningRate(IReadOnlyList<EpochPoint> epochs, int planned) => OneLine(
        "Learning rate", new ChartAxis("Learning rate", NumberFormat.Significant, Min: 0), epochs, planned,
        new LineSeries("Learning rate", Points(epochs, point => point.LearningRate), SeriesRole.Plain), []);

    public static LineChartSpec OverlaidLoss(IReadOnlyList<ComparedRun> runs, bool byTime = false) =>
        Overlaid("Loss", LossAxis, runs, byTime, point => point.TrainLoss, point => point.ValidationLoss);

    public static LineChartSpec OverlaidAccuracy(IReadOnlyList<ComparedRun> runs, bool byTime = false) =>
        Overlaid("Accuracy", AccuracyAxis, runs, byTime, point => point.TrainAccuracy, point => point.ValidationAccuracy);

    private static LineChartSpec Single(
        string title, ChartAxis y, IReadOnlyList<EpochPoint> epochs, int? best, int planned, Func<EpochPoint, double> train, Func<EpochPoint, double> validation) =>
        new([new LineSeries("Train", Points(epochs, train), SeriesRole.Train), new LineSeries("Validation", Points(epochs, validation), SeriesRole.Validation)])
        {
            Title = title,
            X = Epochs with { Min = 0, Max = planned },
            Y = y,
            Markers = Markers(best),
        };

    private static LineChartSpec OneLine(
        string title, ChartAxis y, IReadOnlyList<EpochPoint> epochs, int planned, LineSeries series, IReadOnlyList<ChartMarker> markers) =>
        new([series]) { Title = title, X = Epochs with { Min = 0, Max = planned }, Y = y, Markers = markers };

    private static IReadOnlyList<ChartMarker> Markers(int? best) => best is { } epoch ? [new ChartMarker(epoch, $"Best: epoch {epoch}")] : [];

    private static LineChartSpec Overlaid(
        string title, ChartAxis y, IReadOnlyList<ComparedRun> runs, bool byTime, Func<EpochPoint, double> train, Func<EpochPoint, double> validation) =>
        new([.. runs.SelectMany((run, index) => new[]
        {
            new LineSeries($"#{run.Run.Id} train", byTime ? Timed(run.Epochs, train) : Points(run.Epochs, train), SeriesRole.Train, index),
            new LineSeries($"#{run.Run.Id} validation", byTime ? Timed(run.Epochs, validation) : Points(run.Epochs, validation), SeriesRole.Validation, index),
        })])
        {
            Title = title,
            X = byTime ? Time : Epochs,
            Y = y,
        };

    private static List<ChartPoint> Points(IReadOnlyList<EpochPoint> epochs, Func<EpochPoint, double> value) =>
        [.. epochs.Select(point => new ChartPoint(point.Epoch, value(point)))];

    /// <summary>Each epoch at the seconds that it and all before it took.</summary>
    private static List<ChartPoint> Timed(IReadOnlyList<EpochPoint> epochs, Func<EpochPoint, double> value)
    {
        var seconds = 0.0;
        return [.. epochs.Select(point => new ChartPoint(seconds += point.Seconds, value(point)))];
    }
}
