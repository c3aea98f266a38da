using Fer.Engine.Runs.Views;
using Fer.Web.Components.Shared;

namespace Fer.Web.Features.Runs;

/// <summary>What a person is told before runs are deleted.</summary>
internal static class DeletionWords
{
    private const string Kept = "The record of looks at the test part stays. This cannot be undone.";

    public static string Of(RunDetail run) => run.Kept.Count == 0
        ? $"Its curves, scores and log go for good; it has no weights on disk. {Kept}"
        : $"Its curves, scores, log and {Formats.Count(run.Kept.Count, "file", "files")} of weights ({Formats.Bytes(run.Kept.Bytes)}) go for good. {Kept}";

    public static string Of(int deletable, int active)
    {
        var what = $"{(deletable == 1 ? "Its curves, scores, log and weights go" : "Their curves, scores, logs and weights go")} for good. {Kept}";
        return active == 0 ? what : $"{what} {Formats.Count(active, "run that has not ended is", "runs that have not ended are")} left alone; cancel first.";
    }
}
