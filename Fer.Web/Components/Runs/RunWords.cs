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

    /// <summary>67.3 % ± 1.5, n = 3 589; a dash before the first epoch.</summary>
    public static string AccuracyWithCount(ValidationScore? score) => score is null ? "–" : $"{Accuracy(score)}, n = {Formats.Count(score.Count)}";

    /// <summary>12 of 50; with how far it got where it stopped before its last epoch: 12 (33 of 50 done).</summary>
    public static string BestEpoch(RunRow run) => run.BestEpoch is not { } best
        ? "–"
        : run.EpochsDone < run.Settings.Epochs
            ? $"{Formats.Count(best)} ({Formats.Count(run.EpochsDone)} of {Formats.Count(run.Settings.Epochs)} done)"
            : $"{Formats.Count(best)} of {Formats.Count(run.Settings.Epochs)}";

    /// <summary>How long it trained, or has been training; a run that was resumed counts the epochs of its earlier attempts, too.</summary>
    public static TimeSpan? Duration(RunRow run, DateTimeOffset now)
    {
        if (run.StartedAt is not { } start)
            return null;
        var attempt = (run.FinishedAt ?? (run.State == RunState.Running ? now : start)) - start;
        var epochs = TimeSpan.FromSeconds(run.TrainedSeconds);
        return attempt > epochs ? attempt : epochs;
    }

    /// <summary>What trains: the preset, or an own network with the preset's recipe.</summary>
    public static string Trains(Hyperparameters settings) =>
        string.IsNullOrWhiteSpace(settings.Network) ? settings.Preset : $"own network with the recipe of {settings.Preset}";

    /// <summary>Whether validation chose the epoch that a run is judged by, so that its figures on validation flatter it: the best one, or the end of one that stops itself.</summary>
    public static bool IsEpochChosen(Hyperparameters settings) => settings.Weights != KeptWeights.LastEpoch || settings.Patience > 0;

    /// <summary>Numbers that a network computes with.</summary>
    public static string Precision(NumberPrecision? precision) => precision switch
    {
        NumberPrecision.Full => "32-bit",
        NumberPrecision.BFloat16 => "bfloat16",
        _ => "–",
    };

    /// <summary>What differs between the runs of a study.</summary>
    public static string Kind(RunGroupKind kind) => kind switch
    {
        RunGroupKind.Epochs => "Epoch study",
        RunGroupKind.Seeds => "Seed study",
        _ => "Grid",
    };

    /// <summary>What a live run does now, with speed and time left.</summary>
    public static string Progress(RunSnapshot live) => live is { Phase: WorkerPhase.Training, Epoch: > 0 }
        ? $"{Step(live)}, {Formats.Count((long)live.ImagesPerSecond)} images/s{Left(live)}"
        : Step(live);

    /// <summary>Where a live run is now.</summary>
    public static string Step(RunSnapshot live) => live.Phase switch
    {
        WorkerPhase.Loading => "Reading the images",
        WorkerPhase.Evaluating => "Scoring the best weights on validation",
        _ when live.Epoch == 0 => "Building the network",
        _ when live.Epoch == live.EpochsDone => $"Epoch {live.Epoch} of {live.Epochs} done",
        _ when live.Batches > 0 && live.Batch == live.Batches => $"Epoch {live.Epoch} of {live.Epochs}, scoring it on validation",
        _ => $"Epoch {live.Epoch} of {live.Epochs}, batch {Formats.Count(live.Batch)} of {Formats.Count(live.Batches)}",
    };

    /// <summary>Time that is left, from the last epoch's time; empty before the first epoch.</summary>
    private static string Left(RunSnapshot live) => live.SecondsPerEpoch is { } seconds && live.Progress < 1
        ? $", {Formats.Duration(TimeSpan.FromSeconds(seconds * live.Epochs * (1 - live.Progress)))} left"
        : "";
}
