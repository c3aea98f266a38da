namespace Fer.Data.Samples;

/// <summary>Some samples of a view, in its order.</summary>
/// <param name="Ids">The samples.</param>
/// <param name="Next">Where the next page begins; null where this is the last one.</param>
public sealed record SamplePage(IReadOnlyList<long> Ids, SampleCursor? Next);
