namespace Fer.Engine.Metrics.Curves;

/// <summary>
/// Judges by its curves how well a model fits. The rules are tried in the order of <see cref="Judge"/>; docs/verdict.md gives them in words with
/// their reasons. Differences count only where they exceed what the number of validation images can tell.
/// </summary>
public static class FitJudge
{
    /// <summary>Fewest epochs for a verdict.</summary>
    public const int FewestEpochs = 5;

    /// <summary>Fewest validation images for a verdict; the interval of 100 is about 19 points wide.</summary>
    public const int FewestImages = 100;

    /// <summary>Smallest rise of validation loss that counts, in nats.</summary>
    public const double LeastRise = 0.03;

    /// <summary>Smallest rise of validation loss that counts, as a share of its minimum.</summary>
    public const double LeastRiseShare = 0.05;

    /// <summary>How many times larger the rise must be while the learning rate is high.</summary>
    public const int UnsettledRises = 4;

    /// <summary>Smallest gap between training and validation that counts as learning by heart where the loss does not rise.</summary>
    public const double WideGap = 0.15;

    /// <summary>Largest gap at which a model that still improves counts as under-fit.</summary>
    public const double NarrowGap = 0.05;

    /// <summary>Smallest fall of validation accuracy between two epochs that counts as sharp.</summary>
    public const double SharpDrop = 0.03;

    /// <summary>Share of the epochs that must have changed nothing for a plateau, and fewest of them.</summary>
    public const double FlatShare = 0.3;

    /// <summary>Fewest epochs without change for a plateau.</summary>
    public const int FewestFlat = 5;

    /// <summary>Judges a run.</summary>
    /// <param name="curve">Its finished epochs in order.</param>
    /// <param name="trainCount">Training images.</param>
    /// <param name="validationCount">Validation images.</param>
    /// <param name="terms">What else there is to know.</param>
    public static FitVerdict Judge(IReadOnlyList<CurvePoint> curve, int trainCount, int validationCount, FitTerms terms)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentNullException.ThrowIfNull(terms);
        var verdict = new FitVerdict
        {
            Kind = FitKind.CannotSay,
            Reason = FitReason.FewEpochs,
            Epochs = curve.Count,
            TrainCount = trainCount,
            ValidationCount = validationCount,
        };
        if (curve.Any(point => !double.IsFinite(point.TrainLoss) || !double.IsFinite(point.ValidationLoss)))
            return verdict with { Reason = FitReason.BrokenCurve };
        if (curve.Count < FewestEpochs)
            return verdict;
        if (trainCount <= 0 || validationCount < FewestImages)
            return verdict with { Reason = FitReason.FewImages };
        var smooth = new SmoothCurve(curve);
        var evidence = Evidence(curve, smooth, trainCount, validationCount);
        var (kind, reason, from) = Decide(curve, smooth, evidence, terms);
        return verdict with { Kind = kind, Reason = reason, FromEpoch = from, Evidence = evidence };
    }

    private static (FitKind Kind, FitReason Reason, int? From) Decide(
        IReadOnlyList<CurvePoint> curve, SmoothCurve smooth, FitEvidence evidence, FitTerms terms)
    {
        if (LossRose(curve, smooth, evidence, terms))
            return (FitKind.OverFit, FitReason.LossRose, evidence.LossMinimum.Epoch);
        if (!terms.HasSettled)
            return (FitKind.CannotSay, FitReason.NotSettled, null);
        if (evidence.Best.Accuracy <= terms.Guess + evidence.Resolution)
            return (FitKind.UnderFit, FitReason.Guessing, null);
        if (evidence.SharpDrops >= 2)
            return (FitKind.Unstable, FitReason.SharpDrops, null);
        if (AccuracyFell(curve, smooth, evidence))
            return (FitKind.OverFit, FitReason.AccuracyFell, smooth.BestEpoch);
        var flat = FlatFrom(curve, smooth, evidence);
        if (!terms.IsTrainingMixed && flat is { } start && GapGrew(curve, smooth, start, evidence))
            return (FitKind.OverFit, FitReason.GapGrew, curve[start].Epoch);
        if (!terms.IsTrainingMixed && !terms.EndsWithoutRate && evidence.GapAtLast.Value <= Math.Max(NarrowGap, evidence.Resolution) && Rises(evidence))
            return (FitKind.UnderFit, FitReason.StillRising, null);
        return flat switch
        {
            null => (FitKind.Healthy, FitReason.WentAlong, null),
            _ when !terms.IsTrainingMixed && evidence.GapAtLast.Value <= evidence.Resolution => (FitKind.UnderFit, FitReason.FlatWithoutGap, null),
            { } since => (FitKind.Plateau, FitReason.Flat, curve[since].Epoch),
        };
    }

    private static FitEvidence Evidence(IReadOnlyList<CurvePoint> curve, SmoothCurve smooth, int trainCount, int validationCount)
    {
        var best = curve.MaxBy(point => point.ValidationAccuracy);
        var resolution = WilsonInterval.Of((int)Math.Round(best.ValidationAccuracy * validationCount), validationCount).HalfWidth;
        var minimum = smooth.LossMinimum;
        var rise = smooth.LastLoss - smooth.Loss[minimum];
        var stretch = Math.Min(curve.Count, Math.Max(4, curve.Count / 10));
        return new FitEvidence
        {
            Resolution = resolution,
            Best = (best.Epoch, best.ValidationAccuracy),
            LastAccuracy = smooth.LastAccuracy,
            GapAtBest = AccuracyGap.Of(best, trainCount, validationCount),
            GapAtLast = AccuracyGap.Of(curve[^1], trainCount, validationCount),
            LossMinimum = (curve[minimum].Epoch, smooth.Loss[minimum]),
            LossRise = rise,
            IsOverConfident = minimum <= curve.Count - 4 && rise >= Math.Max(LeastRise, LeastRiseShare * smooth.Loss[minimum]),
            LossSlope = Slope.OfLast([.. curve.Select(point => point.ValidationLoss)], stretch),
            AccuracySlope = Slope.OfLast([.. curve.Select(point => point.ValidationAccuracy)], stretch),
            SharpDrops = Drops(curve, Math.Max(SharpDrop, 3 * resolution)),
        };
    }

    private static int Drops(IReadOnlyList<CurvePoint> curve, double least) => Enumerable
        .Range(curve.Count - curve.Count / 3, curve.Count / 3)
        .Count(index => curve[index - 1].ValidationAccuracy - curve[index].ValidationAccuracy >= least);

    /// <summary>While steps are long the loss wobbles, so that only a rise far beyond that counts.</summary>
    private static bool LossRose(IReadOnlyList<CurvePoint> curve, SmoothCurve smooth, FitEvidence evidence, FitTerms terms)
    {
        var minimum = smooth.LossMinimum;
        return evidence.IsOverConfident
            && (terms.HasSettled || evidence.LossRise >= UnsettledRises * Math.Max(LeastRise, LeastRiseShare * evidence.LossMinimum.Loss))
            && curve[^1].TrainLoss < curve[minimum].TrainLoss
            && curve[^1].Gap > curve[minimum].Gap
            && smooth.LastAccuracy - smooth.Accuracy[minimum] <= evidence.Resolution;
    }

    private static bool AccuracyFell(IReadOnlyList<CurvePoint> curve, SmoothCurve smooth, FitEvidence evidence) =>
        smooth.Accuracy[smooth.Best] - smooth.LastAccuracy > evidence.Resolution
        && curve[^1].TrainAccuracy - curve[smooth.Best].TrainAccuracy > evidence.Resolution;

    private static bool GapGrew(IReadOnlyList<CurvePoint> curve, SmoothCurve smooth, int start, FitEvidence evidence) =>
        evidence.GapAtLast.Interval.Low >= WideGap
        && curve[^1].TrainAccuracy - curve[start].TrainAccuracy >= Math.Max(NarrowGap, evidence.Resolution)
        && smooth.LastAccuracy - smooth.Accuracy[start] <= evidence.Resolution;

    private static bool Rises(FitEvidence evidence) =>
        evidence.AccuracySlope.Value * evidence.AccuracySlope.Epochs >= evidence.Resolution / 2;

    /// <summary>Position from which smoothed validation accuracy stays within a resolution of its best to the end; null where that is not long.</summary>
    private static int? FlatFrom(IReadOnlyList<CurvePoint> curve, SmoothCurve smooth, FitEvidence evidence)
    {
        var near = smooth.Accuracy[smooth.Best] - evidence.Resolution;
        var start = curve.Count;
        while (start > 0 && smooth.Accuracy[start - 1] >= near)
            start--;
        return curve.Count - 1 - start >= Math.Max(FewestFlat, FlatShare * curve.Count) ? start : null;
    }
}
