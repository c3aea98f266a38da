namespace Fer.Engine.Runs.Views;

/// <summary>A split that a run can be trained on.</summary>
/// <param name="Id">Split.</param>
/// <param name="Name">Name.</param>
/// <param name="DatasetId">Its dataset.</param>
/// <param name="Counts">Images in its parts.</param>
public sealed record SplitOption(int Id, string Name, int DatasetId, PartCounts Counts);
