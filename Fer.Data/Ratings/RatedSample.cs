namespace Fer.Data.Ratings;

/// <summary>A sample of a round with all answers on it.</summary>
/// <param name="SampleId">The sample.</param>
/// <param name="ImageTag">First 12 hexadecimal digits of the pixel hash.</param>
/// <param name="Label">Class index now.</param>
/// <param name="Version">Version that a writer has to name.</param>
/// <param name="Answers">The answers, by rater.</param>
public sealed record RatedSample(long SampleId, string ImageTag, int Label, int Version, IReadOnlyList<RaterAnswer> Answers);
