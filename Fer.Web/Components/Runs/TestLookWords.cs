using Fer.Engine.Evaluations;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Shared;

namespace Fer.Web.Components.Runs;

/// <summary>Says why a run's test result is no longer a fresh one.</summary>
internal static class TestLookWords
{
    /// <summary>In a sentence or two; null where the result is fresh.</summary>
    /// <param name="run">The run.</param>
    /// <param name="looks">Looks at the test images of its split.</param>
    public static string? Of(RunRow run, TestLooks looks)
    {
        List<string> words = [];
        var own = looks.Looks.Count(look => look.RunId == run.Id);
        var before = looks.Looks.Count(look => look.RunId != run.Id && look.At < run.QueuedAt);
        if (own > 0)
            words.Add($"Run {run.Id}: its test result was looked at {Formats.Count(own, "time", "times")}, so a choice made now is no longer blind to it.");
        if (before > 0)
            words.Add($"Run {run.Id} was made after {Formats.Count(before, "look", "looks")} at the test part by other runs.");
        return words.Count == 0 ? null : string.Join(" ", words);
    }
}
