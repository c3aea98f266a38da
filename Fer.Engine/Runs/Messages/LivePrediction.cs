namespace Fer.Engine.Runs.Messages;

/// <summary>What a network in training says about one validation image.</summary>
/// <param name="SampleId">The image's sample.</param>
/// <param name="Actual">Its class in the split.</param>
/// <param name="Predicted">Class predicted after the epoch.</param>
/// <param name="Confidence">Probability of the predicted class, 0 to 1.</param>
public sealed record LivePrediction(long SampleId, int Actual, int Predicted, double Confidence);
