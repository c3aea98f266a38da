using Fer.Data.Splits;
using Fer.Engine.Metrics;

namespace Fer.Engine.Evaluations.Fit;

/// <summary>Says in words what the checks of a run found.</summary>
public static class CheckSentences
{
    /// <summary>Share of leaked images from which a score is said to be partly memory; below it moves the score by less than half a point.</summary>
    private const double NotableLeak = 0.005;

    /// <summary>Whether so many images are known from training that a score must not be quoted as it is.</summary>
    public static bool IsWarning(RunCheckFigures checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        return checks.Leaks.Any(leak => leak.Alike >= NotableLeak * leak.Count);
    }

    /// <summary>Sentences about images that are in training, too.</summary>
    public static IReadOnlyList<string> Leaks(RunCheckFigures checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        List<string> sentences = [];
        if (checks.Leaks.All(leak => leak.Alike == 0))
            sentences.Add($"No image of {string.Join(" or ", checks.Leaks.Select(leak => Name(leak.Part)))} has {(checks.HasNearScan ? "an identical or nearly identical" : "an identical")} copy in training.");
        else
            sentences.AddRange(checks.Leaks.Where(leak => leak.Alike > 0).Select(leak => Leak(leak, checks.HasNearScan)));
        if (IsWarning(checks))
            sentences.Add("So the score is partly memory. Train on a split that keeps copies together to know the true one.");
        if (!checks.HasNearScan)
            sentences.Add("Nearly identical images have not been looked for: check the dataset's quality to find them.");
        return sentences;
    }

    /// <summary>Sentences about labels that a quality check doubts.</summary>
    public static IReadOnlyList<string> Doubts(RunCheckFigures checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        if (!checks.HasDoubts)
            return ["No label of this dataset is doubted. If its labels have not been checked, a quality check with cross-validation does so."];
        if (checks.DoubtedTraining == 0)
            return ["No label that it was trained on is doubted."];
        if (checks.Training is not { } training)
            return [Text($"{Count(checks.DoubtedTraining)} of the labels it was trained on are doubted. Score the training images to see whether it learnt them by heart.")];
        List<string> sentences =
        [
            Text($"For {Percent(training.Repeated, training.Doubted)} of the {Count(training.Doubted)} training images whose label is doubted it gives that very label; on the other {Count(training.Others)} it is right on {Percent(training.OthersRight, training.Others)}."),
        ];
        if (checks.Validation is { Doubted: > 0 } unseen)
            sentences.Add(Learnt(training, unseen));
        return sentences;
    }

    /// <summary>Validation shows how often a label that is doubted is given without having been seen; what training has above that was learnt by heart.</summary>
    private static string Learnt(DoubtedPart training, DoubtedPart unseen)
    {
        var difference = ShareDifference.Of(training.Repeated, training.Doubted, unseen.Repeated, unseen.Doubted);
        var start = Text($"On the {Count(unseen.Doubted)} validation images with a doubted label, which it never saw, it does so for {Percent(unseen.Repeated, unseen.Doubted)}");
        return difference.Interval.Low > 0
            ? Text($"{start}: it has learnt doubted labels by heart, {difference.Value * 100:F1} points of them (95 %: {difference.Interval.Low * 100:F1} to {difference.Interval.High * 100:F1}).")
            : Text($"{start}: so few images do not show that it learnt doubted labels by heart (difference {Signed(difference.Value)} points, 95 %: {Signed(difference.Interval.Low)} to {Signed(difference.Interval.High)}).");
    }

    private static string Leak(LeakedPart leak, bool hasNearScan)
    {
        var kinds = hasNearScan ? Text($"an identical ({Count(leak.Identical)}) or nearly identical ({Count(leak.Alike - leak.Identical)}) copy") : "an identical copy";
        var start = Text($"{Count(leak.Alike)} of {Count(leak.Count)} {Name(leak.Part)} images ({Percent(leak.Alike, leak.Count)}) have {kinds} in training");
        if (leak.CleanRight is not { } right || leak.Clean == 0)
            return start + ".";
        var interval = WilsonInterval.Of(right, leak.Clean);
        return Text($"{start}; on the other {Count(leak.Clean)} it is right on {Percent(right, leak.Clean)} ± {(interval.High - interval.Low) * 50:F1}.");
    }

    private static string Name(SplitPart part) => part == SplitPart.Test ? "test" : "validation";

    private static string Percent(int some, int all) => FigureText.Percent(all == 0 ? 0 : (double)some / all);

    private static string Count(int images) => FigureText.Count(images);

    private static string Signed(double share) => FigureText.WithSign(share * 100);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
