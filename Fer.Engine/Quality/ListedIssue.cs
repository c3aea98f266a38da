using Fer.Data.Quality;

namespace Fer.Engine.Quality;

/// <summary>An open issue as it leaves Fer: with names in place of keys.</summary>
public sealed record ListedIssue
{
    /// <summary>The sample.</summary>
    public required long SampleId { get; init; }

    /// <summary>Name of its source.</summary>
    public required string Source { get; init; }

    /// <summary>Row or path in the source.</summary>
    public required string Key { get; init; }

    /// <summary>Row in a table, from 0; null for files.</summary>
    public int? SourceRow { get; init; }

    /// <summary>What is wrong.</summary>
    public required QualityIssueKind Kind { get; init; }

    /// <summary>How sure the check is, 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>Expected value of looking at it; the list is ordered by it.</summary>
    public required double Priority { get; init; }

    /// <summary>Name of its class now.</summary>
    public required string Class { get; init; }

    /// <summary>Name of the class that the check would give; null where it has no opinion.</summary>
    public string? SuggestedClass { get; init; }

    /// <summary>Samples that show the same or nearly the same picture.</summary>
    public IReadOnlyList<long> Twins { get; init; } = [];
}
