using Fer.Engine.Models;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Shared;

namespace Fer.Web.Features.Training;

/// <summary>How long a run will take: from the speed of the preset's last run here, else from the size of its network.</summary>
internal static class TimeEstimate
{
    /// <summary>Multiply-adds a second of training that two ordinary processor cores reach; only until a run has been measured.</summary>
    private const double AssumedMultiplyAdds = 1.5e10;

    /// <summary>A pass backward costs about twice the pass forward; validation only the latter.</summary>
    private const double TrainingPasses = 3;

    /// <summary>A sentence such as "About 5 min 20 s, at 850 images/s as in the last run here".</summary>
    public static string Describe(Preset preset, PresetRate? measured, PartCounts counts, int epochs)
    {
        var rate = measured?.ImagesPerSecond ?? AssumedMultiplyAdds / (TrainingPasses * preset.MultiplyAdds);
        if (counts.Train == 0 || epochs is < 1 or > 1000 || rate <= 0)
            return "Choose a split to see how long it takes.";
        var seconds = epochs * (counts.Train + counts.Validation / TrainingPasses) / rate;
        var basis = measured is null
            ? "guessed from the size of the network, as this preset has not been trained here yet"
            : $"at {Formats.Count((long)Math.Round(rate))} images/s as in its last run here";
        return $"About {Formats.Duration(TimeSpan.FromSeconds(seconds))}, {basis}.";
    }
}
