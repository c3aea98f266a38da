namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer delete --fix-loop</c>.</summary>
/// <param name="FixLoopId">The loop that is gone.</param>
/// <param name="BaseRunId">Run that it started from; it stays.</param>
/// <param name="CorrectedRunId">Run on the corrected split, which stays; null where there was none.</param>
public sealed record FixLoopDeleteResult(int FixLoopId, int BaseRunId, int? CorrectedRunId);
