namespace Fer.Engine.CommandLine;

/// <summary>A run of a study.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Name">Its name, which says what sets it apart.</param>
public sealed record StudyLine(int RunId, string Name);
