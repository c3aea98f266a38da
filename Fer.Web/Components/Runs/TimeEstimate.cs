using Fer.Data.Runs;
using Fer.Engine.Models;
using Fer.Engine.Runs.Views;
using Fer.Engine.Training;
using Fer.Web.Components.Shared;

namespace Fer.Web.Components.Runs;

/// <summary>
/// How long a run will take: from the speed of the last run of the same network here, else of the network nearest in size, else from its size.
/// A speed that was measured on another network is scaled by multiply-adds, but for what reading and augmenting an image takes whatever the network;
/// batch size, precision and device are not allowed for, so they are named.
/// </summary>
internal static class TimeEstimate
{
    /// <summary>
    /// Multiply-adds a second that two processor cores reached in training here (9e10 for the fast network, 6.6e10 for the tutorial one, alone
    /// on the machine); only until a run has been measured.
    /// </summary>
    private const double AssumedMultiplyAdds = 6e10;

    /// <summary>A pass backward costs about twice the pass forward; validation only the latter.</summary>
    private const double TrainingPasses = 3;

    /// <summary>Seconds an image takes outside the network: networks of next to nothing trained at 7,600 images/s on two processor cores.</summary>
    private const double FixedSeconds = 0.00012;

    /// <summary>What a run of these settings takes; null where the split, the epochs or the network are not chosen yet.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="rates">Speeds measured here, the latest first.</param>
    /// <param name="counts">Images of the split.</param>
    public static ExpectedTime? Of(Hyperparameters settings, IReadOnlyList<PresetRate> rates, PartCounts counts)
    {
        if (counts.Train == 0 || settings.Epochs is < 1 or > 1000 || MultiplyAdds(settings) is not { } size)
            return null;
        var measured = rates.Where(rate => rate is { ImagesPerSecond: > 0, MultiplyAdds: > 0 })
            .MinBy(rate => (Math.Abs(Math.Log((double)rate.MultiplyAdds / size)), !rate.Preset.Equals(settings.Preset, StringComparison.OrdinalIgnoreCase)));
        var perImage = measured is null ? FixedSeconds + TrainingPasses * size / AssumedMultiplyAdds : Scaled(1 / measured.ImagesPerSecond, (double)size / measured.MultiplyAdds);
        // Each epoch validates once; the finished weights are scored once more, in each of their views.
        var scored = (settings.Epochs + TestViews.Of(settings).Count) * counts.Validation / TrainingPasses;
        var time = TimeSpan.FromSeconds(((double)settings.Epochs * counts.Train + scored) * perImage);
        if (measured is null)
            return new(time, "guessed from its size", "guessed from the multiply-adds of the network, as nothing has been trained here yet");
        var speed = $"{Formats.Count((long)Math.Round(measured.ImagesPerSecond))} images/s in the last run of {Network(measured)} on {measured.Device ?? "this machine"}{Caveat(settings, measured)}";
        return measured.MultiplyAdds == size
            ? new(time, "measured here", speed)
            : new(time, $"scaled from {Network(measured)}", $"{speed}, scaled by multiply-adds to this network");
    }

    /// <summary>A sentence such as "About 5 min 20 s, from 850 images/s in the last run of fast on cpu."</summary>
    public static string Describe(ExpectedTime? expected, Hyperparameters settings, PartCounts counts)
    {
        if (expected is null)
            return counts.Train == 0 ? "Choose a split to see how long it takes." : "";
        var most = settings.Patience > 0 ? "At most about" : "About";
        return $"{most} {Formats.Duration(expected.Time)}, {(expected.Source.StartsWith("guessed", StringComparison.Ordinal) ? "" : "from ")}{expected.Source}.";
    }

    private static double Scaled(double perImage, double share)
    {
        var outside = Math.Min(FixedSeconds, perImage);
        return outside + (perImage - outside) * share;
    }

    private static string Caveat(Hyperparameters settings, PresetRate measured) => settings.Precision == measured.Precision
        ? ""
        : measured.Precision switch { NumberPrecision.Full => " with 32-bit numbers", NumberPrecision.BFloat16 => " with bfloat16", _ => " with bfloat16 where fast" };

    private static string Network(PresetRate measured) =>
        measured.IsOwnNetwork ? $"an own network of {Formats.Count(measured.MultiplyAdds / 1_000_000)} million multiply-adds" : measured.Preset;

    private static long? MultiplyAdds(Hyperparameters settings)
    {
        const int classes = 7;
        try
        {
            return ModelCost.Of(RunArchitecture.Of(settings), classes).MultiplyAdds;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            return null;
        }
    }
}
