namespace Fer.Data.Labelling;

/// <summary>How an act on many samples ended.</summary>
/// <param name="Outcome"><see cref="RelabelOutcome.Saved"/>, <see cref="RelabelOutcome.Unchanged"/>, <see cref="RelabelOutcome.AlreadyApplied"/>, <see cref="RelabelOutcome.UnknownClass"/>, or <see cref="RelabelOutcome.Conflict"/> where a label is another than was seen.</param>
/// <param name="ActId">The act on record; null where nothing was written.</param>
/// <param name="ChangedCount">Samples that it changed.</param>
public sealed record ActResult(RelabelOutcome Outcome, long? ActId, int ChangedCount);
