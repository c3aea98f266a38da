using Fer.Data.Splits;

namespace Fer.Engine.Fixing;

/// <summary>What people decided since a fix loop began.</summary>
/// <param name="Reviewed">Suspects and faults that were decided.</param>
/// <param name="Relabelled">Those that led to another label.</param>
/// <param name="Excluded">Those that led to an exclusion.</param>
/// <param name="Ambiguous">Those found ambiguous.</param>
/// <param name="Kept">Those found right.</param>
/// <param name="Moves">Labels that changed, from class to class, most frequent first; changes outside the review included.</param>
/// <param name="ByPart">Samples whose label is another than in the loop's split, by part.</param>
public sealed record FixReview(
    int Reviewed, int Relabelled, int Excluded, int Ambiguous, int Kept, IReadOnlyList<FixMove> Moves, IReadOnlyDictionary<SplitPart, int> ByPart)
{
    /// <summary>Share of the decided ones that changed something, 0 to 1; null while nothing is decided.</summary>
    public double? Precision => Reviewed == 0 ? null : (double)(Relabelled + Excluded) / Reviewed;
}
