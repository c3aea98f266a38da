namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer backup</c>.</summary>
/// <param name="File">Absolute path of the copy.</param>
/// <param name="Bytes">Its size.</param>
public sealed record BackupResult(string File, long Bytes);
