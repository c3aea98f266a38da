using Fer.Data.Runs;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Shared;

namespace Fer.Web.Features.Home;

/// <summary>Where training on a dataset stands, and what its button does next.</summary>
internal static class TrainingStep
{
    private const string Name = "Train";

    /// <summary>Done once a run has completed. A run that stopped before its end is named, unless a newer one has completed or it is archived.</summary>
    /// <param name="runs">Runs on the dataset, the newest first.</param>
    public static HomeStep Of(IReadOnlyList<RunRow> runs)
    {
        var completed = runs.Count(run => run.State == RunState.Completed);
        var isDone = completed > 0;
        var done = isDone ? $"{Formats.Count(completed, "run", "runs")} completed. " : "";
        if (runs.FirstOrDefault(run => run.State == RunState.Running) is { } running)
            return new(Name, $"{done}{running.Name} is training, {Epochs(running)} done.", "Watch it", Page(running), isDone);
        if (runs.FirstOrDefault(run => run.State != RunState.Queued && run.ArchivedAt is null) is { } latest && Stopped(latest) is var (word, act) && word.Length > 0)
            return new(Name, $"{done}{latest.Name} {word} after {Epochs(latest)}.", act, Page(latest), isDone);
        if (runs.FirstOrDefault(run => run.State == RunState.Queued) is { } waiting)
            return new(Name, $"{done}{waiting.Name} waits for its turn.", "See it", Page(waiting), isDone);
        return new(Name, isDone ? done.TrimEnd(' ', '.') : "Train a network on a split", "Train", "train", isDone);
    }

    private static (string Word, string Act) Stopped(RunRow run) => run.State switch
    {
        RunState.Interrupted => ("was interrupted", run.EpochsDone > 0 ? "Resume it" : "Retry it"),
        RunState.Failed => ("failed", "See why"),
        RunState.Paused => ("is paused", "Resume it"),
        _ => ("", ""),
    };

    private static string Epochs(RunRow run) => $"{Formats.Count(run.EpochsDone)} of {Formats.Count(run.Settings.Epochs, "epoch", "epochs")}";

    private static string Page(RunRow run) => FormattableString.Invariant($"runs/{run.Id}");
}
