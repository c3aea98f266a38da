using Fer.Data.Samples;

namespace Fer.Engine.Evaluations.Details;

/// <summary>One image of a score, with what slices ask about.</summary>
internal sealed record ScoredSample
{
    /// <summary>The sample.</summary>
    public required long Id { get; init; }

    /// <summary>Class that it was scored against.</summary>
    public required int Actual { get; init; }

    /// <summary>Most probable class.</summary>
    public required int Predicted { get; init; }

    /// <summary>Probabilities as little-endian 32-bit floats.</summary>
    public required byte[] Probabilities { get; init; }

    /// <summary>Group of images that are alike; its own id where it is alone.</summary>
    public long Group { get; set; }

    /// <summary>Group that a quality check found; null where it is in none.</summary>
    public required long? NearGroup { get; init; }

    /// <summary>Hash of its pixels.</summary>
    public required byte[] PixelHash { get; init; }

    /// <summary>Samples with the same pixels, itself included.</summary>
    public required int CopyCount { get; init; }

    /// <summary>Mean gray, 0 to 1; null where not measured.</summary>
    public required double? Brightness { get; init; }

    /// <summary>Deviation of the grays, 0 to 0.5; null where not measured.</summary>
    public required double? Contrast { get; init; }

    /// <summary>Part that its source assigned.</summary>
    public required SourceUsage Usage { get; init; }

    /// <summary>Share of the votes for the most frequent answer; null without votes.</summary>
    public required double? VoteAgreement { get; init; }

    /// <summary>Most frequent answer of the raters, as <see cref="Sample.Majority"/>; null without votes.</summary>
    public required int? Majority { get; init; }

    /// <summary>Whether its label differs from the imported one today.</summary>
    public required bool IsChanged { get; init; }

    /// <summary>Whether a person reviewed it.</summary>
    public required bool IsReviewed { get; init; }

    /// <summary>Tags that it carries.</summary>
    public IReadOnlyList<int> Tags { get; set; } = [];
}
