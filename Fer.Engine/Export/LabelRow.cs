namespace Fer.Engine.Export;

/// <summary>A sample's label as it is exported.</summary>
/// <param name="SampleId">The sample.</param>
/// <param name="Source">Name of the source that it came from.</param>
/// <param name="Key">Row or path in that source.</param>
/// <param name="Usage">Part that the source assigned.</param>
/// <param name="OriginalLabel">Class index at import.</param>
/// <param name="OriginalClass">Name of that class.</param>
/// <param name="Label">Class index now.</param>
/// <param name="Class">Name of that class.</param>
/// <param name="PixelHash">Hash of its pixels.</param>
public sealed record LabelRow(
    long SampleId, string Source, string Key, string Usage, int OriginalLabel, string OriginalClass, int Label, string Class, byte[] PixelHash)
{
    /// <summary>Whether a person stands by the label.</summary>
    public bool IsReviewed { get; init; }

    /// <summary>Whether it is kept out of new splits.</summary>
    public bool IsExcluded { get; init; }

    /// <summary>Names of its tags, in alphabetical order.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Class that most raters said, or <c>tie</c>, <c>unknown</c>, <c>not a face</c> or <c>no such class</c>; empty without votes.</summary>
    public string Majority { get; init; } = "";
}
