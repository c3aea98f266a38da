namespace Fer.Engine.CommandLine;

/// <summary>What a verb that failed writes with <c>--json</c>.</summary>
/// <param name="Error">What happened and what to do.</param>
public sealed record VerbFailure(string Error);
