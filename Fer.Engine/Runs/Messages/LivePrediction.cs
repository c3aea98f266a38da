namespace Fer.Engine.Runs.Messages;

/// <summary>What the network says of one validation image after an epoch.</summary>
/// <param name="SampleId">The image.</param>
/// <param name="Actual">Class in the split.</param>
/// <param name="Predicted">Class with the highest probability.</param>
/// <param name="Confidence">That probability, 0 to 1.</param>
public sealed record LivePrediction(long SampleId, int Actual, int Predicted, double Confidence);
