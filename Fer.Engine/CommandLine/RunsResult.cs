namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer runs</c>.</summary>
/// <param name="Runs">The runs, the newest first.</param>
public sealed record RunsResult(IReadOnlyList<RunLine> Runs);
