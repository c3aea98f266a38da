namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer export</c>.</summary>
/// <param name="File">Absolute path of the file that was written.</param>
/// <param name="Rows">Rows in it.</param>
public sealed record ExportResult(string File, int Rows);
