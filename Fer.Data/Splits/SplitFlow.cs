namespace Fer.Data.Splits;

/// <summary>Samples that have the same places in two splits.</summary>
/// <param name="From">Part in the first; left out where it holds the sample not at all.</param>
/// <param name="To">Part in the second; left out where it holds the sample not at all.</param>
/// <param name="FromLabel">Label in the first; null where it does not hold the sample.</param>
/// <param name="ToLabel">Label in the second; null where it does not hold the sample.</param>
/// <param name="Count">Samples.</param>
public sealed record SplitFlow(SplitPart From, SplitPart To, int? FromLabel, int? ToLabel, int Count)
{
    /// <summary>Whether it is a change of this kind.</summary>
    public bool Is(SplitChangeKind kind) => kind switch
    {
        SplitChangeKind.Added => From == SplitPart.LeftOut && To != SplitPart.LeftOut,
        SplitChangeKind.Removed => From != SplitPart.LeftOut && To == SplitPart.LeftOut,
        SplitChangeKind.Moved => IsInBoth && From != To,
        _ => IsInBoth && FromLabel != ToLabel,
    };

    private bool IsInBoth => From != SplitPart.LeftOut && To != SplitPart.LeftOut;
}
