using System.Globalization;

namespace Fer.Engine.Evaluations.Pairs;

/// <summary>Says in words what a paired test found.</summary>
public static class PairSentences
{
    /// <summary>The verdict with its figures, in one to three sentences.</summary>
    public static string Describe(PairComparison pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        if (pair.Test is not { } test || pair.Gain is not { } gain)
            return pair.Refusal ?? "These runs cannot be compared.";
        var (better, worse) = gain >= 0 ? (pair.SecondId, pair.FirstId) : (pair.FirstId, pair.SecondId);
        var verdict = pair.IsDistinguishable
            ? FormattableString.Invariant($"Run {better} is better than run {worse} by {Points(gain, pair.GainInterval, gain)}")
            : gain == 0 ? FormattableString.Invariant($"Not distinguishable on these {FigureText.Count(pair.Count)} images: both are right equally often")
            : FormattableString.Invariant($"Not distinguishable on these {FigureText.Count(pair.Count)} images: run {better} is ahead of run {worse} by {Points(gain, pair.GainInterval, gain)}");
        var macro = pair.MacroF1Gain is { } f1 ? $", in macro-F1 by {Points(f1.Value, f1.Interval, gain)}" : "";
        var facts = FormattableString.Invariant(
            $"run {pair.FirstId} alone is right on {FigureText.Count(test.OnlyFirstRight)}, run {pair.SecondId} alone on {FigureText.Count(test.OnlySecondRight)} of {FigureText.Count(pair.Count)} images");
        var doubt = pair.IsDoubtful ? " The interval, in which images that are alike count together, includes 0: take the difference as unsure." : "";
        return $"{verdict}{macro} ({Chance(pair, test.MidP)}): {facts}.{doubt}";
    }

    /// <summary>p with the exact one beside it and, where several pairs are tested, the corrected one.</summary>
    private static string Chance(PairComparison pair, double midP)
    {
        var corrected = pair.Tested > 1 && pair.CorrectedP is { } p ? $"; corrected for {FigureText.Count(pair.Tested)} pairs {Probability(p)}" : "";
        return $"{Probability(midP)}{corrected}; exact {Probability(pair.Test!.Value.ExactP)}";
    }

    /// <summary>Spaces do not break, so that no line ends in a bare sign.</summary>
    private static string Probability(double p) => p < 0.001 ? "p\u00A0<\u00A00.001" : string.Create(CultureInfo.InvariantCulture, $"p\u00A0=\u00A0{p:F3}");

    /// <summary>A difference seen from the better run: 1.5 points (95 % interval 0.4 to 2.6).</summary>
    private static string Points(double value, Metrics.Interval? interval, double direction)
    {
        var sign = direction >= 0 ? 100 : -100;
        var text = $"{FigureText.Tenths(sign * value)} points";
        if (interval is not { } ends)
            return text;
        var (low, high) = direction >= 0 ? (ends.Low, ends.High) : (ends.High, ends.Low);
        return $"{text} (95 % interval {FigureText.Tenths(sign * low)} to {FigureText.Tenths(sign * high)})";
    }
}
