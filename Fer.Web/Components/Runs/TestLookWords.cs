using Fer.Engine.Evaluations;
using Fer.Engine.Runs.Views;
using Fer.Web.Components.Shared;

namespace Fer.Web.Components.Runs;

/// <summary>Says why a run's test result is no longer a fresh one.</summary>
internal static class TestLookWords
{
    private const string Seen = "looked at test";

    /// <summary>The mark of several runs that share a line; null where the results of all are fresh.</summary>
    public static TestLookMark? Of(IEnumerable<RunRow> runs, TestLooks looks)
    {
        var marks = runs.Select(run => Of(run, looks)).OfType<TestLookMark>().ToList();
        return marks.Count == 0 ? null : new(marks.Any(mark => mark.Label == Seen) ? Seen : marks[0].Label, string.Join(" ", marks.Select(mark => mark.Words)));
    }

    /// <summary>The mark of one run; null where its result is fresh.</summary>
    /// <param name="run">The run.</param>
    /// <param name="looks">Looks at the test images of its split.</param>
    public static TestLookMark? Of(RunRow run, TestLooks looks)
    {
        List<string> words = [];
        var own = looks.Looks.Count(look => look.RunId == run.Id);
        var before = looks.Looks.Count(look => look.RunId != run.Id && look.At < run.QueuedAt);
        if (own > 0)
            words.Add($"Run {run.Id}: its test result was looked at {Formats.Count(own, "time", "times")}, so a choice made now is no longer blind to it.");
        if (before > 0)
            words.Add($"Run {run.Id} was made after {Formats.Count(before, "look", "looks")} at the test part by other runs.");
        return words.Count == 0 ? null : new(own > 0 ? Seen : "after a look at test", string.Join(" ", words));
    }
}
