namespace Fer.Data.Splits;

/// <summary>Samples of one class in one part.</summary>
/// <param name="Part">The part.</param>
/// <param name="Label">Class index when the split was made.</param>
/// <param name="Count">Samples.</param>
public sealed record PartClassCount(SplitPart Part, int Label, int Count);
