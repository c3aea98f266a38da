using Fer.Engine.Evaluations;

namespace Fer.Engine.CommandLine;

/// <summary>A compared run.</summary>
/// <param name="Id">Run.</param>
/// <param name="Name">Name.</param>
/// <param name="Score">Its score; null where it has none on this part.</param>
public sealed record ComparedLine(int Id, string Name, PartScore? Score);
