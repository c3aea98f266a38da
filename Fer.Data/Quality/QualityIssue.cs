namespace Fer.Data.Quality;

/// <summary>Something about a sample that a person should look at.</summary>
public sealed class QualityIssue
{
    /// <summary>Key.</summary>
    public long Id { get; init; }

    /// <summary>Dataset of the sample.</summary>
    public required int DatasetId { get; init; }

    /// <summary>Sample concerned.</summary>
    public required long SampleId { get; init; }

    /// <summary>What is wrong.</summary>
    public required QualityIssueKind Kind { get; init; }

    /// <summary>How sure the check is, 0 to 1; higher is worse.</summary>
    public required double Score { get; init; }

    /// <summary>What the check saw, as a JSON object whose members depend on the kind.</summary>
    public required string Evidence { get; init; }

    /// <summary>Class index that the check would give; null where it has no opinion.</summary>
    public int? SuggestedLabel { get; init; }

    /// <summary>Where the review stands.</summary>
    public QualityIssueState State { get; set; }

    /// <summary>When it was found.</summary>
    public required DateTimeOffset FoundAt { get; init; }
}
