namespace Fer.Data.Labelling;

/// <summary>How an act on many samples ended.</summary>
/// <param name="Outcome"><see cref="RelabelOutcome.Saved"/>, <see cref="RelabelOutcome.Unchanged"/>, <see cref="RelabelOutcome.AlreadyApplied"/> or <see cref="RelabelOutcome.UnknownClass"/>.</param>
/// <param name="ActId">The act on record; null where nothing was written.</param>
/// <param name="ChangedCount">Samples that it changed.</param>
public sealed record ActResult(RelabelOutcome Outcome, long? ActId, int ChangedCount);
