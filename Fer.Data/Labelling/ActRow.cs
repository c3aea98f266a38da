namespace Fer.Data.Labelling;

/// <summary>An act as the history shows it.</summary>
/// <param name="Id">Key; grows in the order of the acts.</param>
/// <param name="Kind">What was done.</param>
/// <param name="At">When it was committed.</param>
/// <param name="CuratorId">Who did it.</param>
/// <param name="Actor">The curator's name at that time.</param>
/// <param name="Reason">Why; null where nobody said so.</param>
/// <param name="SampleCount">Samples that it changed.</param>
/// <param name="Changes">What it changed, the most frequent first.</param>
/// <param name="IsUndone">Whether it is taken back at present.</param>
/// <param name="Reach">What taking it back would change, or doing it again where it is taken back; null for an undo or redo itself.</param>
/// <param name="Target">The act that it took back or did again; null for an act of its own.</param>
public sealed record ActRow(
    long Id, ActKind Kind, DateTimeOffset At, int CuratorId, string Actor, string? Reason, int SampleCount,
    IReadOnlyList<ActChange> Changes, bool IsUndone, ActReach? Reach, ActRow? Target);
