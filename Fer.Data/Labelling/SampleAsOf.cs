namespace Fer.Data.Labelling;

/// <summary>A sample as it stood at a moment.</summary>
/// <param name="Label">Class index.</param>
/// <param name="IsReviewed">Whether a person stood by the label.</param>
/// <param name="IsExcluded">Whether it was kept out of splits.</param>
/// <param name="Tags">Names of its tags, in alphabetical order.</param>
public sealed record SampleAsOf(int Label, bool IsReviewed, bool IsExcluded, IReadOnlyList<string> Tags);
