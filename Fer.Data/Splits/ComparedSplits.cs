namespace Fer.Data.Splits;

/// <summary>Two splits of one dataset side by side.</summary>
/// <param name="First">The first split.</param>
/// <param name="Second">The second split.</param>
/// <param name="AreSame">Whether their content hashes are the same.</param>
/// <param name="Flows">All samples of the dataset by their places in both.</param>
public sealed record ComparedSplits(SplitSummary First, SplitSummary Second, bool AreSame, IReadOnlyList<SplitFlow> Flows)
{
    /// <summary>Samples with a change of this kind.</summary>
    public int Count(SplitChangeKind kind) => Flows.Where(flow => flow.Is(kind)).Sum(flow => flow.Count);

    /// <summary>Samples in one part of the first and one part of the second.</summary>
    public int Count(SplitPart from, SplitPart to) => Flows.Where(flow => flow.From == from && flow.To == to).Sum(flow => flow.Count);

    /// <summary>Relabelled samples by label in the first and in the second, most first.</summary>
    public IReadOnlyList<(int From, int To, int Count)> Relabelled =>
        [.. Flows.Where(flow => flow.Is(SplitChangeKind.Relabelled)).GroupBy(flow => (From: flow.FromLabel!.Value, To: flow.ToLabel!.Value))
            .Select(group => (group.Key.From, group.Key.To, Count: group.Sum(flow => flow.Count)))
            .OrderByDescending(row => row.Count).ThenBy(row => row.From).ThenBy(row => row.To)];
}
