namespace Fer.Data.Labelling;

/// <summary>What one act, or the import, changed about one sample.</summary>
/// <param name="ActId">The act; null for the import.</param>
/// <param name="Kind">What was done; null for the import.</param>
/// <param name="Actor">Who.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="SampleCount">Samples that the act changed, this one included; 1 for the import.</param>
/// <param name="IsUndone">Whether the act is taken back at present.</param>
/// <param name="Label">Class index given; null where the class was not changed.</param>
/// <param name="Changes">What was changed; empty for the import.</param>
public sealed record SampleHistoryEntry(
    long? ActId, ActKind? Kind, string Actor, DateTimeOffset At, string? Reason, int SampleCount, bool IsUndone, int? Label, IReadOnlyList<ActChange> Changes);
