using Fer.Data.Splits;

namespace Fer.Engine.Splitting;

/// <summary>A sample's place in a planned split.</summary>
/// <param name="SampleId">The sample.</param>
/// <param name="Part">The part.</param>
/// <param name="Label">Its class index.</param>
public readonly record struct SplitAssignment(long SampleId, SplitPart Part, int Label);
