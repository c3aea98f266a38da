using Fer.Data.Quality;

namespace Fer.Engine.Quality;

/// <summary>What is wrong with a sample that has an identical twin.</summary>
public sealed record DuplicateIssue
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

    /// <summary>How much it matters, 0 to 1.</summary>
    public required double Score { get; init; }

    /// <summary>Name of its class now.</summary>
    public required string Class { get; init; }

    /// <summary>Name of the class that most of its twins have, where that is another one.</summary>
    public string? SuggestedClass { get; init; }

    /// <summary>The samples with the same pixels.</summary>
    public required IReadOnlyList<long> Twins { get; init; }
}
