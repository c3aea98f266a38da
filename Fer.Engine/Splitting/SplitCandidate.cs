using Fer.Data.Samples;

namespace Fer.Engine.Splitting;

/// <summary>A sample that is to be assigned to a part.</summary>
/// <param name="SampleId">The sample.</param>
/// <param name="Label">Its class index now.</param>
/// <param name="Usage">Part that its source assigned.</param>
/// <param name="ImageKey">First 16 bytes of its pixel hash; samples with the same key are the same image.</param>
/// <param name="IsExcluded">Whether a person excluded it: it is left out, and has no part in the draw.</param>
/// <param name="NearGroup">Samples with the same number are identical or nearly so; null where none is known to be.</param>
/// <param name="Field">Value of the field whose equal values stay together; null for none.</param>
/// <param name="IsFromUse">Whether it was stored while a model was tried: it trains or validates, and is never tested with.</param>
public readonly record struct SplitCandidate(
    long SampleId, int Label, SourceUsage Usage, UInt128 ImageKey, bool IsExcluded = false, long? NearGroup = null, string? Field = null,
    bool IsFromUse = false);
