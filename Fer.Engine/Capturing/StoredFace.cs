namespace Fer.Engine.Capturing;

/// <summary>A face that was stored, or that was there already.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="SampleId">The sample with these pixels.</param>
/// <param name="Label">Class index that the sample has now.</param>
public sealed record StoredFace(StoringOutcome Outcome, long SampleId, int Label);
