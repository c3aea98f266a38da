using System.Globalization;
using Fer.Data.Splits;
using Fer.Engine.Fixing;
using Fer.Engine.Metrics;

namespace Fer.Web.Features.Fixing;

/// <summary>Results of a fix loop as people read them.</summary>
internal static class FixWords
{
    /// <summary>A gain in percentage points with its interval, such as <c>+1.3 (0.4 to 2.2)</c>.</summary>
    public static string Points(double gain, Interval interval) => string.Create(
        CultureInfo.InvariantCulture, $"{Signed(gain)} ({Signed(interval.Low)} to {Signed(interval.High)})");

    /// <summary>What the most telling result says: test before validation, against the labels of before.</summary>
    public static string Sentence(IReadOnlyList<FixResult> results)
    {
        var result = results.Where(row => !row.UsesCorrectedLabels).OrderByDescending(row => row.Part == SplitPart.Test).First();
        var where = string.Create(CultureInfo.InvariantCulture, $"on {result.Gain.Count} {(result.Part == SplitPart.Test ? "test" : "validation")} images");
        var interval = result.Gain.AccuracyGain;
        var points = Points(result.Gain.SecondAccuracy - result.Gain.FirstAccuracy, interval);
        if (result.Part == SplitPart.Validation)
            return $"{where[0..1].ToUpperInvariant()}{where[1..]} the corrected run differs by {points} points of accuracy. Validation chose the weights of both runs, so only the test part tells what the corrections gained.";
        return interval switch
        {
            { Low: > 0 } => $"Training on the corrected labels gained {points} points of accuracy {where}.",
            { High: < 0 } => $"Training on the corrected labels lost {points} points of accuracy {where}.",
            _ => $"Not distinguishable {where}: the difference in accuracy is {points} points.",
        };
    }

    private static string Signed(double share) => (share * 100).ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);
}
