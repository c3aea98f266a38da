using Fer.Engine.Models;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Shared;

namespace Fer.Web.Components.Runs;

/// <summary>How long a run will take: from the speed of the preset's last run here, else from the size of its network.</summary>
internal static class TimeEstimate
{
    /// <summary>
    /// Multiply-adds a second that two processor cores reached in training here (9e10 for the fast network, 6.6e10 for the tutorial one, alone
    /// on the machine); only until a run has been measured.
    /// </summary>
    private const double AssumedMultiplyAdds = 6e10;

    /// <summary>A pass backward costs about twice the pass forward; validation only the latter.</summary>
    private const double TrainingPasses = 3;

    /// <summary>A sentence such as "About 5 min 20 s, at 850 images/s as in its last run here."</summary>
    public static string Describe(Preset preset, PresetRate? measured, PartCounts counts, int epochs)
    {
        if (Duration(preset, measured, counts, epochs) is not { } time)
            return counts.Train == 0 ? "Choose a split to see how long it takes." : "";
        var basis = measured is null
            ? "guessed from the size of the network, as this preset has not been trained here yet"
            : $"at {Formats.Count((long)Math.Round(measured.ImagesPerSecond))} images/s as in its last run here";
        return $"About {Formats.Duration(time)}, {basis}.";
    }

    /// <summary>Null where the split or the epochs are not chosen yet.</summary>
    public static TimeSpan? Duration(Preset preset, PresetRate? measured, PartCounts counts, int epochs)
    {
        var rate = measured?.ImagesPerSecond ?? AssumedMultiplyAdds / (TrainingPasses * preset.MultiplyAdds);
        return counts.Train == 0 || epochs is < 1 or > 1000 || rate <= 0
            ? null
            : TimeSpan.FromSeconds(epochs * (counts.Train + counts.Validation / TrainingPasses) / rate);
    }
}
