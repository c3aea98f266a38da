namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer export</c>.</summary>
/// <param name="File">Absolute path of the file or folder that was written.</param>
/// <param name="Rows">Images, or rows of labels, in it.</param>
public sealed record ExportResult(string File, int Rows);
