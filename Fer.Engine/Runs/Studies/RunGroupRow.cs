using Fer.Data.Runs;

namespace Fer.Engine.Runs.Studies;

/// <summary>A study as lists show it.</summary>
/// <param name="Id">Study.</param>
/// <param name="DatasetId">Dataset of its runs.</param>
/// <param name="Name">Name.</param>
/// <param name="Kind">What differs between its runs.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RunIds">Its runs in the order in which they were made, without deleted ones; at least one.</param>
public sealed record RunGroupRow(int Id, int DatasetId, string Name, RunGroupKind Kind, DateTimeOffset CreatedAt, IReadOnlyList<int> RunIds);
