namespace Fer.Data.Evaluations;

/// <summary>All that a run said of one sample.</summary>
/// <param name="RunId">The run.</param>
/// <param name="RunName">Its name.</param>
/// <param name="Actual">Class index that it was scored against.</param>
/// <param name="Predicted">Most probable class index.</param>
/// <param name="Probabilities">Probabilities by class index, 0 to 1.</param>
public sealed record SamplePrediction(int RunId, string RunName, int Actual, int Predicted, IReadOnlyList<double> Probabilities);
