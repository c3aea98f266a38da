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
    long SampleId, string Source, string Key, string Usage, int OriginalLabel, string OriginalClass, int Label, string Class, byte[] PixelHash);
