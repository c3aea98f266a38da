using Fer.Data.Samples;

namespace Fer.Data.Datasets;

/// <summary>Samples of one class that the source assigned to one part.</summary>
/// <param name="Label">Class index now.</param>
/// <param name="Usage">Part that the source assigned.</param>
/// <param name="Count">Samples.</param>
public sealed record UsageCount(int Label, SourceUsage Usage, int Count);
