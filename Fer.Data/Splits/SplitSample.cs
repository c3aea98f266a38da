namespace Fer.Data.Splits;

/// <summary>A sample's place in a split.</summary>
public sealed class SplitSample
{
    /// <summary>The split.</summary>
    public int SplitId { get; init; }

    /// <summary>The sample.</summary>
    public required long SampleId { get; init; }

    /// <summary>Part it belongs to.</summary>
    public required SplitPart Part { get; init; }

    /// <summary>Class index when the split was made; what runs on this split train and score against.</summary>
    public required int Label { get; init; }
}
