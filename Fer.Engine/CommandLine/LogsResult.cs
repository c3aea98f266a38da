namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer logs</c>.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Lines">Last lines of its log, the oldest first.</param>
public sealed record LogsResult(int RunId, IReadOnlyList<string> Lines);
