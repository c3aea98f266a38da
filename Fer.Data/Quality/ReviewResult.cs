namespace Fer.Data.Quality;

/// <summary>How decisions ended. Where several issues were answered, those that could not be decided are in <paramref name="Skipped"/> and do not hinder the others.</summary>
/// <param name="Outcome">How it ended; for several issues <see cref="ReviewOutcome.Saved"/> where at least one was decided, else what hindered the first.</param>
/// <param name="ActId">The act on record; null where nothing was written.</param>
/// <param name="DecidedCount">Issues that were answered and decided by this act.</param>
/// <param name="Skipped">What hindered the others, by issue.</param>
/// <param name="Other">Who came first, where the outcome is <see cref="ReviewOutcome.Conflict"/> or <see cref="ReviewOutcome.AlreadyDecided"/>; null where nobody knows.</param>
public sealed record ReviewResult(
    ReviewOutcome Outcome, long? ActId, int DecidedCount, IReadOnlyDictionary<long, ReviewOutcome> Skipped, string? Other = null);
