using Fer.Engine.Runs.Views;
using Fer.Web.Components.Shared;
using Fer.Web.Hosting.Training;

namespace Fer.Web.Components.Runs;

/// <summary>How long a run in training still needs.</summary>
internal static class RunTime
{
    /// <summary>A pass backward costs about twice the pass forward; validation only the latter.</summary>
    private const double TrainingPasses = 3;

    /// <summary>From the last epoch's time; before the first epoch has ended from the batches so far. Null while neither is known.</summary>
    public static TimeSpan? Left(RunSnapshot live, PartCounts counts)
    {
        var seconds = live.SecondsPerEpoch
            ?? (live.ImagesPerSecond > 0 ? (counts.Train + counts.Validation / TrainingPasses) / live.ImagesPerSecond : null);
        return seconds is { } each && live.Epochs > 0 && double.IsFinite(each)
            ? TimeSpan.FromSeconds(each * live.Epochs * (1 - live.Progress))
            : null;
    }

    /// <summary>"12 min 5 s"; "at most 12 min 5 s" where the run may end early; a dash while it is not known.</summary>
    public static string LeftText(RunSnapshot live, RunRow run) => Left(live, run.Counts) is not { } left
        ? "–"
        : run.Settings.Patience > 0 ? $"at most {Formats.Duration(left)}" : Formats.Duration(left);
}
