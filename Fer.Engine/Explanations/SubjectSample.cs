namespace Fer.Engine.Explanations;

/// <summary>An image that is to be explained.</summary>
/// <param name="SampleId">The image.</param>
/// <param name="PixelTag">SHA-256 of its pixels, hexadecimal; empty where it may not be explained.</param>
/// <param name="Trouble">Why it may not be explained, and what to do; null where it may.</param>
public sealed record SubjectSample(long SampleId, string PixelTag, string? Trouble);
