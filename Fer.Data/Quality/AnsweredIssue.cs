namespace Fer.Data.Quality;

/// <summary>An issue that is being decided, with what it stands on.</summary>
internal sealed record AnsweredIssue
{
    public required long Id { get; init; }

    public required int DatasetId { get; init; }

    public required long SampleId { get; init; }

    public required QualityIssueKind Kind { get; init; }

    public required QualityIssueState State { get; init; }

    public required int GivenLabel { get; init; }

    public required int? SuggestedLabel { get; init; }

    /// <summary>Who decided it already, where somebody did.</summary>
    public required string? DecidedBy { get; init; }

    /// <summary>The sample's class index now.</summary>
    public required int Label { get; init; }

    /// <summary>The sample's version now.</summary>
    public required int Version { get; init; }
}
