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
    public required double Score { get; set; }

    /// <summary>Expected value of looking at it, higher first: the chance that something changes, weighed by what the change is worth.</summary>
    public double Priority { get; set; }

    /// <summary>Class index of the sample when the check saw it; an issue about a label is void once the label is another.</summary>
    public int GivenLabel { get; set; }

    /// <summary>Quality run that saw it last; null for issues of before there were such runs.</summary>
    public int? QualityRunId { get; set; }

    /// <summary>What the check saw, as a JSON object whose members depend on the kind.</summary>
    public required string Evidence { get; set; }

    /// <summary>Class index that the check would give; null where it has no opinion.</summary>
    public int? SuggestedLabel { get; set; }

    /// <summary>Where the review stands.</summary>
    public QualityIssueState State { get; set; }

    /// <summary>What was decided; null while nobody has.</summary>
    public QualityDecision? Decision { get; set; }

    /// <summary>Act that carried the decision out; taking it back opens the issue again.</summary>
    public long? ActId { get; set; }

    /// <summary>When it was found first.</summary>
    public required DateTimeOffset FoundAt { get; init; }
}
