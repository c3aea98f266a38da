namespace Fer.Data.Labelling;

/// <summary>A stretch of the history.</summary>
/// <param name="Rows">Acts, the newest first.</param>
/// <param name="HasNewer">Whether there are newer ones under the filter.</param>
/// <param name="HasOlder">Whether there are older ones under the filter.</param>
public sealed record ActPage(IReadOnlyList<ActRow> Rows, bool HasNewer, bool HasOlder);
