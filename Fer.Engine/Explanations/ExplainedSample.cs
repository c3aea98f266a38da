namespace Fer.Engine.Explanations;

/// <summary>What came of explaining one image.</summary>
/// <param name="SampleId">The image.</param>
/// <param name="Explanation">Its map; null where there is none.</param>
/// <param name="Trouble">Why there is none, and what to do; null where it may be made, or was.</param>
public sealed record ExplainedSample(long SampleId, Explanation? Explanation, string? Trouble);
