namespace Fer.Data.Labelling;

/// <summary>How a relabelling ended, and where the sample stands now.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Label">The sample's class index now; -1 for an unknown sample.</param>
/// <param name="Version">The sample's version now; 0 for an unknown sample.</param>
/// <param name="Other">Who changed the label in the meantime, where the outcome is <see cref="RelabelOutcome.Conflict"/>; else null.</param>
public sealed record RelabelResult(RelabelOutcome Outcome, int Label, int Version, string? Other = null);
