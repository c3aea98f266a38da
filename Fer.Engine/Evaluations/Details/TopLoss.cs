namespace Fer.Engine.Evaluations.Details;

/// <summary>An image that the model is most wrong about.</summary>
/// <param name="SampleId">The sample.</param>
/// <param name="Actual">Index of the label.</param>
/// <param name="Predicted">Index of what the model said.</param>
/// <param name="LabelProbability">Probability of the label, 0 to 1.</param>
/// <param name="Confidence">Probability of what it said, 0 to 1.</param>
/// <param name="ImageTag">Tag of its picture's address.</param>
public sealed record TopLoss(long SampleId, int Actual, int Predicted, double LabelProbability, double Confidence, string ImageTag);
