namespace Fer.Engine.Fixing;

/// <summary>A fix loop in a list.</summary>
/// <param name="Id">Key.</param>
/// <param name="BaseRunId">Run that it started from.</param>
/// <param name="StartedAt">When it began.</param>
public sealed record FixLoopRow(int Id, int BaseRunId, DateTimeOffset StartedAt);
