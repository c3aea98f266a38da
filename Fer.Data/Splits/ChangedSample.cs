namespace Fer.Data.Splits;

/// <summary>A sample that differs between two splits.</summary>
/// <param name="SampleId">The sample.</param>
/// <param name="From">Part in the first; left out where it holds the sample not at all.</param>
/// <param name="To">Part in the second; left out where it holds the sample not at all.</param>
/// <param name="FromLabel">Label in the first; null where it does not hold the sample.</param>
/// <param name="ToLabel">Label in the second; null where it does not hold the sample.</param>
public sealed record ChangedSample(long SampleId, SplitPart From, SplitPart To, int? FromLabel, int? ToLabel);
