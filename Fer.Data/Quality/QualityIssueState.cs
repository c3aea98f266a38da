namespace Fer.Data.Quality;

/// <summary>Where the review of an issue stands.</summary>
public enum QualityIssueState
{
    /// <summary>Nobody has decided.</summary>
    Open,

    /// <summary>The issue was real and was acted on.</summary>
    Settled,

    /// <summary>The issue was no issue; it does not come back.</summary>
    Dismissed,
}
