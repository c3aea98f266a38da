using Fer.Engine.Evaluations;
using Fer.Engine.Metrics;
using Fer.Web.Components.Shared;

namespace Fer.Web.Components.Runs;

/// <summary>A column of figures.</summary>
/// <param name="Name">Its head.</param>
/// <param name="IsShare">Whether it is written as a percentage.</param>
/// <param name="Of">The figure among those that are worked out from the predictions.</param>
/// <param name="Stored">The figure as stored with the score; null where it is not.</param>
internal sealed record RankingFigure(string Name, bool IsShare, Func<ScoreFigures, MetricInterval> Of, Func<PartScore, double?> Stored)
{
    public static IReadOnlyList<RankingFigure> All { get; } =
    [
        new("Accuracy", true, figures => figures.Accuracy, score => score.Accuracy),
        new("Macro-F1", true, figures => figures.MacroF1, score => score.MacroF1),
        new("Balanced accuracy", true, figures => figures.BalancedAccuracy, score => score.BalancedAccuracy),
        new("Log loss", false, figures => figures.LogLoss, score => score.LogLoss),
        new("Calibration error", true, figures => figures.CalibrationError, _ => null),
    ];

    public string Write(double value, double? margin) => IsShare
        ? Formats.PercentWithMargin(value, margin)
        : margin is { } half ? $"{Formats.Number(value)} ± {Formats.Number(half)}" : Formats.Number(value);
}
