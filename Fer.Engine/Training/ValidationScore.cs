using Fer.Engine.Metrics;

namespace Fer.Engine.Training;

/// <summary>Score of the network on the validation part.</summary>
/// <param name="Loss">Mean cross-entropy in nats.</param>
/// <param name="Matrix">Labels against predictions.</param>
/// <param name="Probabilities">Class probabilities, row by row.</param>
internal sealed record ValidationScore(double Loss, ConfusionMatrix Matrix, float[] Probabilities);
