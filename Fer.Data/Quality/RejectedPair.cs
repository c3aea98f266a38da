using Fer.Data.Samples;

namespace Fer.Data.Quality;

/// <summary>Two samples that a person set apart: they look alike but are different pictures.</summary>
/// <param name="Link">The pair.</param>
/// <param name="First">Sample with the lower id.</param>
/// <param name="Second">Sample with the higher id.</param>
public sealed record RejectedPair(NearLink Link, SampleCopy First, SampleCopy Second);
