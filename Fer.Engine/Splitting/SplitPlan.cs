using Fer.Data.Splits;

namespace Fer.Engine.Splitting;

/// <summary>A split before it is stored.</summary>
/// <param name="Rules">The rules it follows.</param>
/// <param name="Assignments">Every sample once, by sample id.</param>
/// <param name="Leaks">Samples whose group reaches into a later part, whether they were left out or not.</param>
/// <param name="LeaksLeftIn">How many of these train or validate all the same.</param>
/// <param name="Excluded">Samples left out because a person excluded them.</param>
public sealed record SplitPlan(SplitRules Rules, IReadOnlyList<SplitAssignment> Assignments, LeakCount Leaks, int LeaksLeftIn, int Excluded = 0)
{
    /// <summary>Samples by part and class.</summary>
    public IReadOnlyList<PartClassCount> Counts() =>
        [.. Assignments.CountBy(row => (row.Part, row.Label))
            .Select(row => new PartClassCount(row.Key.Part, row.Key.Label, row.Value))
            .OrderBy(row => row.Part).ThenBy(row => row.Label)];
}
