using Fer.Data.Samples;

namespace Fer.Data.Quality;

/// <summary>An issue and what became of it, to take away.</summary>
public sealed record ReviewRow
{
    /// <summary>The issue.</summary>
    public required long IssueId { get; init; }

    /// <summary>Its sample.</summary>
    public required long SampleId { get; init; }

    /// <summary>Name of the source that the sample came from.</summary>
    public required string Source { get; init; }

    /// <summary>Place in the source: <c>row 17</c> or a path.</summary>
    public required string Key { get; init; }

    /// <summary>Part that the source assigned.</summary>
    public required SourceUsage Usage { get; init; }

    /// <summary>What is wrong.</summary>
    public required QualityIssueKind Kind { get; init; }

    /// <summary>How sure the check is, 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>Class index when it was checked.</summary>
    public required int GivenLabel { get; init; }

    /// <summary>Name of that class.</summary>
    public required string GivenClass { get; init; }

    /// <summary>Class index that the check would give, or null.</summary>
    public required int? SuggestedLabel { get; init; }

    /// <summary>Name of that class, or null.</summary>
    public required string? SuggestedClass { get; init; }

    /// <summary>The sample's class index now.</summary>
    public required int Label { get; init; }

    /// <summary>Name of that class.</summary>
    public required string Class { get; init; }

    /// <summary>Where the review stands.</summary>
    public required QualityIssueState State { get; init; }

    /// <summary>What was decided; null while the issue is open.</summary>
    public required QualityDecision? Decision { get; init; }

    /// <summary>Who decided; null while the issue is open.</summary>
    public required string? By { get; init; }

    /// <summary>When; null while the issue is open.</summary>
    public required DateTimeOffset? At { get; init; }
}
