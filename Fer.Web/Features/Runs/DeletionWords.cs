using Fer.Engine.Runs;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Shared;

namespace Fer.Web.Features.Runs;

/// <summary>What a person is told before runs are deleted.</summary>
internal static class DeletionWords
{
    /// <summary>Names go into the question up to this many.</summary>
    private const int MostNames = 5;

    /// <summary>How long a deletion can be undone, and so how long the files still take up space: "10 minutes".</summary>
    public static string UndoTime { get; } = Formats.Count((long)RunDeletion.UndoTime.TotalMinutes, "minute", "minutes");

    private static string Kept => $"This can be undone for {UndoTime}; disk space is free after that. The record of looks at the test part stays.";

    public static string Of(RunDetail run) => run.Kept.Count == 0
        ? $"Its curves, scores and log go; it has no weights on disk. {Kept}"
        : $"Its curves, scores, log and {Formats.Count(run.Kept.Count, "file", "files")} of weights ({Formats.Bytes(run.Kept.Bytes)}) go. {Kept}";

    public static string Of(IReadOnlyList<string> names, int active)
    {
        var rest = names.Count - MostNames;
        var who = $"{string.Join(", ", names.Take(MostNames))}{(rest > 0 ? $" and {Formats.Count(rest, "other", "others")}" : "")}.";
        var what = $"{who} {(names.Count == 1 ? "Its curves, scores, log and weights go" : "Their curves, scores, logs and weights go")}. {Kept}";
        return active == 0 ? what : $"{what} {Formats.Count(active, "run that has not ended is", "runs that have not ended are")} left alone; cancel first.";
    }
}
