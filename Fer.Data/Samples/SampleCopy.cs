namespace Fer.Data.Samples;

/// <summary>A sample with the same pixels as another.</summary>
/// <param name="Id">The sample.</param>
/// <param name="Label">Its class index now.</param>
/// <param name="Usage">Part that its source assigned.</param>
/// <param name="SourceKey">Its place in the source.</param>
public sealed record SampleCopy(long Id, int Label, SourceUsage Usage, string SourceKey);
