namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer delete</c>.</summary>
/// <param name="RunId">The run that is gone.</param>
/// <param name="Name">Its name.</param>
/// <param name="Checkpoints">Checkpoints deleted.</param>
/// <param name="Bytes">Their size together.</param>
public sealed record DeleteResult(int RunId, string Name, int Checkpoints, long Bytes);
