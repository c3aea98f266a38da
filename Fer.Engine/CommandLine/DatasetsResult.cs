namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer datasets</c>.</summary>
/// <param name="DataFolder">Absolute path of the data folder.</param>
/// <param name="Datasets">The datasets, by name.</param>
public sealed record DatasetsResult(string DataFolder, IReadOnlyList<DatasetLine> Datasets);
