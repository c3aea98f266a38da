using Fer.Data.Samples;

namespace Fer.Data.Quality;

/// <summary>An issue and its sample within a query.</summary>
internal sealed class IssueOfSample
{
    public required QualityIssue Issue { get; init; }

    public required Sample Sample { get; init; }
}
