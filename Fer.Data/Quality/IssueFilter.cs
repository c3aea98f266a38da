namespace Fer.Data.Quality;

/// <summary>Which issues of a dataset are reviewed. Conditions of different kinds must all hold; within one kind any may.</summary>
/// <param name="DatasetId">The dataset.</param>
public sealed record IssueFilter(int DatasetId)
{
    /// <summary>Kinds; empty for any.</summary>
    public IReadOnlyList<QualityIssueKind> Kinds { get; init; } = [];

    /// <summary>Class indices that the samples had when they were checked; empty for any.</summary>
    public IReadOnlyList<int> GivenClasses { get; init; } = [];

    /// <summary>Class indices that the check would give; empty for any.</summary>
    public IReadOnlyList<int> SuggestedClasses { get; init; } = [];
}
