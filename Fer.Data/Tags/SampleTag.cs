namespace Fer.Data.Tags;

/// <summary>A tag on a sample: the fold of the sample's tag events, cached.</summary>
public sealed class SampleTag
{
    /// <summary>The tag.</summary>
    public required int TagId { get; init; }

    /// <summary>The sample.</summary>
    public required long SampleId { get; init; }
}
