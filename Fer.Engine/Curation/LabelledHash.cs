using Fer.Data.Samples;

namespace Fer.Engine.Curation;

/// <summary>What the search for duplicates needs of a sample.</summary>
/// <param name="SampleId">The sample.</param>
/// <param name="PixelHash">Hash of its pixels.</param>
/// <param name="Label">Class index now.</param>
/// <param name="Usage">Part that the source assigned.</param>
public readonly record struct LabelledHash(long SampleId, byte[] PixelHash, int Label, SourceUsage Usage);
