namespace Fer.Data.Samples;

/// <summary>How many raters of another study chose one answer for a sample; FER+ has ten raters an image.</summary>
public sealed class Vote
{
    /// <summary>Sample that was rated.</summary>
    public required long SampleId { get; init; }

    /// <summary>Study the votes come from, such as <c>FER+</c>.</summary>
    public required string Study { get; init; }

    /// <summary>Answer in the study's own words, such as <c>happiness</c>, <c>unknown</c> or <c>NF</c> (not a face).</summary>
    public required string Choice { get; init; }

    /// <summary>Raters who chose it; above 0.</summary>
    public required int Count { get; init; }
}
