namespace Fer.Engine.Quality;

/// <summary>What a check of an image saw.</summary>
/// <param name="Measure">The measured value.</param>
/// <param name="Threshold">Value from which it counts as a fault.</param>
internal sealed record FaultEvidence(double Measure, double Threshold);
