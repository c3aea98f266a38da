namespace Fer.Data.Ratings;

/// <summary>A sample that a round asks about.</summary>
public sealed class RatingRoundSample
{
    /// <summary>The round.</summary>
    public required int RoundId { get; init; }

    /// <summary>The sample.</summary>
    public required long SampleId { get; init; }
}
