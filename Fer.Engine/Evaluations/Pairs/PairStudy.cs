namespace Fer.Engine.Evaluations.Pairs;

/// <summary>Pairs of runs that were tested together.</summary>
/// <param name="ReferenceId">Run with which each other was compared; null where every pair was tested.</param>
/// <param name="Pairs">The pairs, those that cannot be compared included.</param>
public sealed record PairStudy(int? ReferenceId, IReadOnlyList<PairComparison> Pairs)
{
    /// <summary>Whether the reference was chosen by the same images as the best, so that p values are corrected for all pairs that it was chosen among.</summary>
    public bool IsPicked { get; init; }

    /// <summary>Most runs of which every pair is tested; beyond, each is tested against one reference.</summary>
    public const int MostForAllPairs = 6;
}
