namespace Fer.Data.Ratings;

/// <summary>What a rater may know of a sample: nothing but its picture.</summary>
/// <param name="SampleId">The sample.</param>
/// <param name="ImageTag">First 12 hexadecimal digits of the pixel hash; part of the image's address.</param>
public sealed record RoundImage(long SampleId, string ImageTag);
