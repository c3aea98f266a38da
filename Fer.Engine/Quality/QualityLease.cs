namespace Fer.Engine.Quality;

/// <summary>The right to write to a running quality run. Each claim raises the attempt; an older one is refused from then on.</summary>
/// <param name="QualityRunId">The quality run.</param>
/// <param name="Attempt">Attempt under which it was claimed, from 1.</param>
public sealed record QualityLease(int QualityRunId, int Attempt);
