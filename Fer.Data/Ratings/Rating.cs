namespace Fer.Data.Ratings;

/// <summary>What one rater answered about one sample of a round. The latest answer counts.</summary>
public sealed class Rating
{
    /// <summary>Answer of a rater who sees no face, in place of a class index.</summary>
    public const int NotAFace = -1;

    /// <summary>Answer of a rater who cannot decide, in place of a class index.</summary>
    public const int Unsure = -2;

    /// <summary>The round.</summary>
    public required int RoundId { get; init; }

    /// <summary>The sample.</summary>
    public required long SampleId { get; init; }

    /// <summary>The rater.</summary>
    public required int CuratorId { get; init; }

    /// <summary>Class index, <see cref="NotAFace"/> or <see cref="Unsure"/>.</summary>
    public required int Answer { get; set; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset At { get; set; }
}
