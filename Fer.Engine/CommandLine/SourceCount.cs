using Fer.Data.Datasets;

namespace Fer.Engine.CommandLine;

/// <summary>Images of one source.</summary>
/// <param name="Name">Name of the source.</param>
/// <param name="Kind">Form.</param>
/// <param name="Images">Images from it.</param>
/// <param name="Rejected">Entries that could not be used.</param>
/// <param name="IsComplete">Whether an import of it ran to its end.</param>
public sealed record SourceCount(string Name, ImportSourceKind Kind, int Images, int Rejected, bool IsComplete);
