using System.Globalization;

namespace Fer.Engine.Evaluations;

/// <summary>Says in words what a paired test found.</summary>
public static class PairSentences
{
    /// <summary>One or two sentences.</summary>
    public static string Describe(PairComparison pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        if (pair.Test is not { } test || pair.Gain is not { } gain)
            return pair.Refusal ?? "These runs cannot be compared.";
        var facts = FormattableString.Invariant(
            $"run {pair.FirstId} alone is right on {test.OnlyFirstRight}, run {pair.SecondId} alone on {test.OnlySecondRight} of {pair.Count} images");
        var chance = test.MidP < 0.001 ? "p < 0.001" : string.Create(CultureInfo.InvariantCulture, $"p = {test.MidP:F3}");
        return pair.IsDistinguishable
            ? FormattableString.Invariant($"Run {(gain > 0 ? pair.SecondId : pair.FirstId)} is better by {Math.Abs(gain) * 100:F1} points ({chance}): {facts}.")
            : FormattableString.Invariant($"Not distinguishable on these {pair.Count} images ({chance}): {facts}.");
    }
}
