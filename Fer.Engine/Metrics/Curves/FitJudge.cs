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
    /// <param name="classCount">Classes that it tells apart.</param>
    /// <param name="hasSettled">
    /// False where the learning rate was to fall to nothing and was still high at the last epoch: steps so long move validation up and down, which says nothing
    /// about where the run was going.
    /// </param>
    public static FitVerdict Judge(IReadOnlyList<CurvePoint> curve, int trainCount, int validationCount, int classCount, bool hasSettled = true)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
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
        var (kind, reason, from) = Decide(curve, smooth, evidence, classCount, hasSettled);
        return verdict with { Kind = kind, Reason = reason, FromEpoch = from, Evidence = evidence };
    }

    private static (FitKind Kind, FitReason Reason, int? From) Decide(
        IReadOnlyList<CurvePoint> curve, SmoothCurve smooth, FitEvidence evidence, int classCount, bool hasSettled)
    {
        if (LossRose(curve, smooth, evidence))
            return (FitKind.OverFit, FitReason.LossRose, evidence.LossMinimum.Epoch);
        if (!hasSettled)
            return (FitKind.CannotSay, FitReason.NotSettled, null);
        if (evidence.Best.Accuracy <= 1.0 / classCount + evidence.Resolution)
            return (FitKind.UnderFit, FitReason.Guessing, null);
        if (evidence.SharpDrops >= 2)
            return (FitKind.Unstable, FitReason.SharpDrops, null);
        if (AccuracyFell(curve, smooth, evidence))
            return (FitKind.OverFit, FitReason.AccuracyFell, smooth.BestEpoch);
        var flat = FlatFrom(curve, smooth, evidence);
        if (flat is { } start && GapGrew(curve, smooth, start, evidence))
            return (FitKind.OverFit, FitReason.GapGrew, curve[start].Epoch);
        if (evidence.GapAtLast.Value <= Math.Max(NarrowGap, evidence.Resolution) && Rises(evidence))
            return (FitKind.UnderFit, FitReason.StillRising, null);
        return flat switch
        {
            null => (FitKind.Healthy, FitReason.WentAlong, null),
            _ when evidence.GapAtLast.Value <= evidence.Resolution => (FitKind.UnderFit, FitReason.FlatWithoutGap, null),
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

    private static bool LossRose(IReadOnlyList<CurvePoint> curve, SmoothCurve smooth, FitEvidence evidence)
    {
        var minimum = smooth.LossMinimum;
        return evidence.IsOverConfident
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

    /// <summary>Position from which smoothed validation accuracy stays within half a resolution of its best; null where that is not long.</summary>
    private static int? FlatFrom(IReadOnlyList<CurvePoint> curve, SmoothCurve smooth, FitEvidence evidence)
    {
        var near = smooth.Accuracy[smooth.Best] - evidence.Resolution / 2;
        var start = curve.Count;
        for (var index = 0; index < curve.Count && start == curve.Count; index++)
        {
            if (smooth.Accuracy[index] >= near)
                start = index;
        }

        return curve.Count - 1 - start >= Math.Max(FewestFlat, FlatShare * curve.Count) ? start : null;
    }
}
