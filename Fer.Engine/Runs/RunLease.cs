namespace Fer.Engine.Runs;

/// <summary>The right to write to a running run. Each claim raises the attempt; an older one is refused from then on.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Attempt">Attempt under which it was claimed, from 1.</param>
public sealed record RunLease(int RunId, int Attempt);
