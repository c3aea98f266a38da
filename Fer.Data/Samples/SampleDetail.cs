namespace Fer.Data.Samples;

/// <summary>All that is known about one sample.</summary>
/// <param name="Cell">Its label and version.</param>
/// <param name="Source">Name of the source it came from.</param>
/// <param name="SourceKey">Its place there.</param>
/// <param name="Usage">Part that the source assigned.</param>
/// <param name="Width">Width in pixels as stored.</param>
/// <param name="Height">Height in pixels as stored.</param>
/// <param name="Copies">Other samples of the dataset with the same pixels, by id; at most <see cref="SampleDetails.MostCopies"/>.</param>
/// <param name="Votes">Answers of other raters, most frequent first.</param>
public sealed record SampleDetail(
    SampleCell Cell, string Source, string SourceKey, SourceUsage Usage, int Width, int Height,
    IReadOnlyList<SampleCopy> Copies, IReadOnlyList<VoteCount> Votes);
