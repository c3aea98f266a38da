using System.Globalization;
using Fer.Data.Runs;
using Fer.Engine.Evaluations.Fit;
using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Shared;

namespace Fer.Web.Features.Runs;

/// <summary>What a run that stopped before its end says about itself, and the copy of it that may do better.</summary>
internal static class RunRemedy
{
    private static string FreeSpace => $"Free some space, for example by deleting runs that nobody needs (their files go {DeletionWords.UndoTime} later)";

    /// <summary>What happened, as a heading.</summary>
    public static string Title(RunRow run) => run.State switch
    {
        RunState.Failed => "This run failed",
        RunState.Interrupted => "This run was interrupted",
        RunState.Paused => "This run is paused",
        _ => "This run was cancelled",
    };

    /// <summary>What is kept of it.</summary>
    public static string Safe(RunDetail detail)
    {
        var run = detail.Run;
        if (run.EpochsDone == 0)
            return "No epoch was finished, so nothing is lost but the time.";
        List<string> parts = [$"{Formats.Count(run.EpochsDone)} of {Formats.Count(run.Settings.Epochs, "epoch", "epochs")} with {(run.EpochsDone == 1 ? "its" : "their")} curves"];
        if (detail.Kept.BestEpoch is { } best)
            parts.Add($"the best weights (epoch {best}{(run.Best is { } score ? $", {Formats.Percent(score.Accuracy)} on validation" : "")})");
        if (detail.Kept.LastEpoch is { } last && last != detail.Kept.BestEpoch)
            parts.Add($"the latest weights (epoch {last})");
        if (detail.Kept.ResumeEpoch is { } epoch && CanResume(detail))
            parts.Add(epoch < run.Settings.Epochs ? $"all it needs to go on from epoch {epoch + 1}" : "all it needs to score itself");
        return string.Join(", ", parts) + ".";
    }

    /// <summary>What to do next.</summary>
    public static string Todo(RunDetail detail) => (RunTrouble.Of(detail.Run.EndReason), detail.Run.State, CanResume(detail)) switch
    {
        (TroubleKind.NonFiniteLoss, _, _) => "The steps were too long. Train a copy with a lower learning rate; resuming would most likely fail at the same place.",
        (TroubleKind.OutOfMemory, _, true) => "Train a copy with a smaller batch, or close what else uses memory and resume.",
        (TroubleKind.OutOfMemory, _, false) => "Train a copy with a smaller batch, or close what else uses memory and retry.",
        (TroubleKind.CannotResume, _, _) => "Retry it from the start; this one stays as a record.",
        (TroubleKind.DiskFull, _, true) => $"{FreeSpace}, then resume.",
        (TroubleKind.DiskFull, _, false) => $"{FreeSpace}, then retry.",
        (_, RunState.Failed, true) => "Resume it or retry from the start. If it fails again, the log below has the last words.",
        (_, RunState.Failed, false) => "Retry it. If it fails again, the log below has the last words.",
        (_, RunState.Paused, _) => "Resume it when the machine is free.",
        (_, _, true) when detail.Kept.ResumeEpoch >= detail.Run.Settings.Epochs => "All its epochs are trained. Resume it to score it and finish.",
        (_, _, true) => "Resume it to train on to the last epoch, or leave it as it is: the best weights can be scored below.",
        _ => "Retry it, or delete it.",
    };

    /// <summary>Whether training goes on where it stopped; a run without an epoch begins anew and has nothing to lose.</summary>
    public static bool CanResume(RunDetail detail) => detail.Kept.ResumeEpoch is not null && RunTrouble.Of(detail.Run.EndReason) != TroubleKind.CannotResume;

    /// <summary>The same run from the start.</summary>
    public static NewRun Again(RunRow run) => new() { DatasetId = run.DatasetId, SplitId = run.SplitId, Name = run.Name, Hyperparameters = run.Settings };

    /// <summary>The copy that the reason suggests, and what its button says; null where it suggests none.</summary>
    public static (string Text, NewRun Asked)? Copy(RunRow run)
    {
        switch (RunTrouble.Of(run.EndReason))
        {
            case TroubleKind.NonFiniteLoss:
                var rate = FitRemedies.Lower(run.Settings.LearningRate);
                return Copy(run, $"learning rate {Formats.Significant(rate)}", run.Settings with { LearningRate = rate });
            case TroubleKind.OutOfMemory when run.Settings.BatchSize > 1:
                var batch = run.Settings.BatchSize / 2;
                return Copy(run, $"batch size {batch.ToString(CultureInfo.InvariantCulture)}", run.Settings with { BatchSize = batch });
            default:
                return null;
        }
    }

    /// <summary>A copy with other settings, named after what changed.</summary>
    public static NewRun Changed(RunRow run, string change, Hyperparameters settings)
    {
        var room = HyperparametersValidator.MaxNameLength - change.Length - 2;
        var name = run.Name.Length > room ? run.Name[..room] : run.Name;
        return Again(run) with { Name = $"{name}, {change}", Hyperparameters = settings };
    }

    private static (string Text, NewRun Asked) Copy(RunRow run, string change, Hyperparameters settings) =>
        ($"Clone with {change}", Changed(run, change, settings));
}
