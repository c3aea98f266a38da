namespace Fer.Engine.Quality;

/// <summary>What a check of a label saw.</summary>
/// <param name="Probabilities">Out-of-sample probabilities by class index.</param>
/// <param name="SelfConfidence">Probability of the given label.</param>
/// <param name="Margin">Normalised margin, 0 to 1; low is suspicious.</param>
internal sealed record LabelEvidence(IReadOnlyList<float> Probabilities, float SelfConfidence, float Margin);
