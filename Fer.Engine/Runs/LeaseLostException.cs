namespace Fer.Engine.Runs;

/// <summary>A worker tried to write to a run that is no longer its own; nothing was written.</summary>
public sealed class LeaseLostException(RunLease lease)
    : Exception($"Run {lease.RunId} was ended or taken over while attempt {lease.Attempt} was at work. Nothing of this attempt was written since.");
