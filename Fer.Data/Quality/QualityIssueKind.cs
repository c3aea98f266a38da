namespace Fer.Data.Quality;

/// <summary>Kinds of quality issue.</summary>
public enum QualityIssueKind
{
    /// <summary>Another sample has the same pixels and the same label.</summary>
    ExactDuplicate,

    /// <summary>Another sample has the same pixels and a different label.</summary>
    ConflictingDuplicate,

    /// <summary>A sample with the same pixels stands in another part of the source's own split.</summary>
    Leak,
}
