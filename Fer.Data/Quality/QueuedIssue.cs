namespace Fer.Data.Quality;

/// <summary>An issue as the review shows it.</summary>
/// <param name="Id">The issue.</param>
/// <param name="SampleId">Its sample.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Score">How sure the check is, 0 to 1.</param>
/// <param name="Priority">Expected value of looking at it; the queue is in its descending order.</param>
/// <param name="GivenLabel">Class index when it was checked.</param>
/// <param name="SuggestedLabel">Class index that the check would give, or null.</param>
/// <param name="Label">The sample's class index now.</param>
/// <param name="Version">The sample's version; a decision has to name it.</param>
/// <param name="ImageTag">First 12 hexadecimal digits of the pixel hash; part of the image's address.</param>
/// <param name="Evidence">What the check saw.</param>
public sealed record QueuedIssue(
    long Id, long SampleId, QualityIssueKind Kind, double Score, double Priority, int GivenLabel, int? SuggestedLabel,
    int Label, int Version, string ImageTag, IssueEvidence Evidence)
{
    /// <summary>What was decided; null while the issue is open.</summary>
    public QualityDecision? Decision { get; init; }

    /// <summary>Act that carried the decision out; null while the issue is open.</summary>
    public long? ActId { get; init; }

    /// <summary>Its place in the queue.</summary>
    public IssueCursor Cursor => new(Priority, Id);
}
