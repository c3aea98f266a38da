namespace Fer.Data.Labelling;

/// <summary>How a bulk relabelling or its undo ended.</summary>
/// <param name="Outcome"><see cref="RelabelOutcome.Saved"/>, <see cref="RelabelOutcome.Unchanged"/>, <see cref="RelabelOutcome.AlreadyApplied"/> or <see cref="RelabelOutcome.UnknownClass"/>.</param>
/// <param name="Changed">The images whose label changed.</param>
public sealed record BulkRelabelResult(RelabelOutcome Outcome, IReadOnlyList<long> Changed);
