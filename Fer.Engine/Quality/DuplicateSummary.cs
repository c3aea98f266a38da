namespace Fer.Engine.Quality;

/// <summary>Exact duplicates of a dataset.</summary>
/// <param name="Dataset">Name of the dataset.</param>
/// <param name="Images">Samples looked at.</param>
/// <param name="Groups">Groups of identical images.</param>
/// <param name="ConflictingGroups">Groups whose labels differ.</param>
/// <param name="LeakingGroups">Groups that stand in more than one part of the source's own split.</param>
/// <param name="Issues">Issues, worst first.</param>
public sealed record DuplicateSummary(
    string Dataset, int Images, int Groups, int ConflictingGroups, int LeakingGroups, IReadOnlyList<DuplicateIssue> Issues);
