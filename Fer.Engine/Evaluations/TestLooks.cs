namespace Fer.Engine.Evaluations;

/// <summary>The looks at the images of one split's test part.</summary>
/// <param name="Looks">All of them, the latest first.</param>
public sealed record TestLooks(IReadOnlyList<TestLookRow> Looks)
{
    /// <summary>How many looks.</summary>
    public int Count => Looks.Count;

    /// <summary>By how many runs.</summary>
    public int RunCount => Looks.Select(look => look.RunId).Distinct().Count();

    /// <summary>Whether this run's test result has been looked at.</summary>
    public bool IsOpenFor(int runId) => Looks.Any(look => look.RunId == runId);
}
