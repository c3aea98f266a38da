namespace Fer.Data.Labelling;

/// <summary>One event of a sample's history as shown to people.</summary>
/// <param name="Id">Key of the event.</param>
/// <param name="From">Class index before; null for the import.</param>
/// <param name="To">Class index after.</param>
/// <param name="Source">Kind of act.</param>
/// <param name="Actor">Who.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="IsUndone">Whether a later event took it back.</param>
public sealed record LabelHistoryEntry(
    long Id, int? From, int To, LabelSource Source, string Actor, DateTimeOffset At, string? Reason, bool IsUndone);
