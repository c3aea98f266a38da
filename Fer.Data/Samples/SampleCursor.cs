namespace Fer.Data.Samples;

/// <summary>The place in an order after which the next page begins.</summary>
/// <param name="Score">Score of the last sample read; null once those without a score have been reached, and in the order of import.</param>
/// <param name="Id">The last sample read.</param>
/// <param name="Newest">The newest event of the log when reading began: what is changed while the pages are read keeps its place.</param>
public sealed record SampleCursor(double? Score, long Id, long Newest);
