using Fer.Engine.Metrics.Curves;

namespace Fer.Engine.Evaluations.Fit;

/// <summary>Says a verdict in words.</summary>
public static class FitSentences
{
    /// <summary>The verdict as a heading, such as "Over-fit from epoch 12".</summary>
    public static string Title(FitVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Kind switch
        {
            FitKind.OverFit => Text($"Over-fit from epoch {verdict.FromEpoch}"),
            FitKind.Plateau => Text($"Plateau from epoch {verdict.FromEpoch}"),
            FitKind.UnderFit => "Under-fit",
            FitKind.Unstable => "Unstable",
            FitKind.Healthy => "Healthy",
            _ => "Cannot say",
        };
    }

    /// <summary>What decided it, in one or two sentences with the numbers.</summary>
    public static string Reason(FitVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Evidence is { } evidence ? Reason(verdict, evidence) : verdict.Reason switch
        {
            FitReason.BrokenCurve => "A loss of this run is no number.",
            FitReason.FewImages => Text($"A verdict needs at least {FitJudge.FewestImages} validation images; there are {Count(verdict.ValidationCount)}."),
            _ => Text($"A verdict needs at least {FitJudge.FewestEpochs} finished epochs; there are {verdict.Epochs}."),
        };
    }

    private static string Reason(FitVerdict verdict, FitEvidence evidence)
    {
        var told = Text($"{Count(verdict.ValidationCount)} images can tell ({Margin(evidence.Resolution)})");
        return verdict.Reason switch
        {
            FitReason.LossRose => Text(
                $"Validation loss was lowest at epoch {evidence.LossMinimum.Epoch} ({evidence.LossMinimum.Loss:F3}) and has risen by {evidence.LossRise:F3} since, while training loss went on falling. Validation accuracy gained nothing that {told}."),
            FitReason.NotSettled => Text(
                $"It ended at epoch {verdict.Epochs}, while its learning rate was still high. Validation goes up and down until the rate falls, so its curves do not say yet where it was going."),
            FitReason.AccuracyFell => Text(
                $"Validation accuracy fell from about {Percent(evidence.Best.Accuracy)} at its best to {Percent(evidence.LastAccuracy)} at the end, more than {told}, while training accuracy went on rising."),
            FitReason.GapGrew => Text(
                $"Since epoch {verdict.FromEpoch} training accuracy rose on, to {Points(evidence.GapAtLast.Value)} above validation, which gained nothing that {told}: the rest was learnt by heart."),
            FitReason.Guessing => Text($"With {Percent(evidence.Best.Accuracy)} at best it is not distinguishable from always giving the same answer on {Count(verdict.ValidationCount)} images."),
            FitReason.StillRising => Text(
                $"Validation accuracy still rose by {Points(evidence.AccuracySlope.Value)} an epoch over the last {evidence.AccuracySlope.Epochs}, and training was {Ahead(evidence.GapAtLast.Value)}: it had more to learn."),
            FitReason.FlatWithoutGap => Text(
                $"Accuracy has long stood still at {Percent(evidence.LastAccuracy)}, and on its training images the network is no better ({Signed(evidence.GapAtLast.Value)}): it is too small, too held back or its steps are too long."),
            FitReason.SharpDrops => Text(
                $"Validation accuracy fell sharply {evidence.SharpDrops} times in the last third, so how good the last epoch is depends on luck."),
            FitReason.Flat => Text(
                $"Since epoch {verdict.FromEpoch} validation accuracy has not changed by more than {told}: training on cost time and brought nothing.{Confidence(evidence)}"),
            _ => Text($"Validation accuracy went along to the end: it was best at epoch {evidence.Best.Epoch} of {verdict.Epochs}.{Confidence(evidence)}"),
        };
    }

    /// <summary>The numbers behind it: what is measured, and its value with interval and unit.</summary>
    public static IReadOnlyList<(string Name, string Value)> Evidence(FitVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Evidence is not { } evidence ? [] :
        [
            ("Best epoch", Text($"{evidence.Best.Epoch} of {verdict.Epochs}, {Percent(evidence.Best.Accuracy)} on validation ({Margin(evidence.Resolution)}, n = {Count(verdict.ValidationCount)})")),
            ("Gap at the best epoch", Gap(evidence.GapAtBest)),
            ("Gap at the last epoch", Gap(evidence.GapAtLast)),
            ("Validation loss", Text($"lowest at epoch {evidence.LossMinimum.Epoch} ({evidence.LossMinimum.Loss:F3}), {FigureText.WithSign(evidence.LossRise, 3)} at the end")),
            ("Its slope at the end", Text($"{FigureText.WithSign(evidence.LossSlope.Value, 4)} an epoch ({FigureText.WithSign(evidence.LossSlope.Interval.Low, 4)} to {FigureText.WithSign(evidence.LossSlope.Interval.High, 4)}, last {evidence.LossSlope.Epochs} epochs)")),
            ("Surer than right", evidence.IsOverConfident ? "yes: its loss rises, so its mistakes grow more confident" : "no sign in the loss"),
        ];
    }

    private static string Confidence(FitEvidence evidence) => evidence.IsOverConfident
        ? Text($" Its loss has risen by {evidence.LossRise:F3} since epoch {evidence.LossMinimum.Epoch}, though: it grew surer than it is right.")
        : "";

    private static string Ahead(double gap) => Text($"only {Math.Abs(gap) * 100:F1} points {(gap < 0 ? "behind" : "ahead")}");

    private static string Gap(AccuracyGap gap) =>
        Text($"{Signed(gap.Value)} at epoch {gap.Epoch} (95 %: {Signed(gap.Interval.Low)} to {Signed(gap.Interval.High)})");

    private static string Count(int images) => FigureText.Count(images);

    private static string Percent(double share) => FigureText.Percent(share);

    private static string Points(double share) => Text($"{Math.Abs(share) * 100:F1} points");

    private static string Margin(double share) => Text($"± {share * 100:F1} points");

    private static string Signed(double share) => $"{FigureText.WithSign(share * 100)} points";

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
