using Fer.Data.Runs;
using Fer.Engine.Runs.Messages;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Shared;
using Fer.Web.Hosting.Training;

namespace Fer.Web.Components.Runs;

/// <summary>Figures of runs in words.</summary>
internal static class RunWords
{
    /// <summary>67.3 % ± 1.5; a dash before the first epoch.</summary>
    public static string Accuracy(ValidationScore? score) =>
        score is null ? "–" : Formats.PercentWithMargin(score.Accuracy, (score.High - score.Low) / 2);

    /// <summary>How long it trained, or has been training.</summary>
    public static TimeSpan? Duration(RunRow run, DateTimeOffset now) =>
        run.StartedAt is { } start ? (run.FinishedAt ?? (run.State == RunState.Running ? now : start)) - start : null;

    /// <summary>What a live run does now, with the time left.</summary>
    public static string Progress(RunSnapshot live) => live.Phase switch
    {
        WorkerPhase.Loading => "Reading the images",
        WorkerPhase.Evaluating => "Scoring the best weights on validation",
        _ when live.Epoch == 0 => "Building the network",
        _ => $"Epoch {live.Epoch} of {live.Epochs}, batch {Formats.Count(live.Batch)} of {Formats.Count(live.Batches)}"
            + $", {Formats.Count((long)live.ImagesPerSecond)} images/s{Left(live)}",
    };

    /// <summary>Time that is left, from the last epoch's time; empty before the first epoch.</summary>
    private static string Left(RunSnapshot live) => live.SecondsPerEpoch is { } seconds && live.Progress < 1
        ? $", {Formats.Duration(TimeSpan.FromSeconds(seconds * live.Epochs * (1 - live.Progress)))} left"
        : "";
}
