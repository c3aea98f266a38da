namespace Fer.Engine.Evaluations.Details;

/// <summary>One class taken for another.</summary>
/// <param name="Actual">Index of the label.</param>
/// <param name="Predicted">Index of what the model said.</param>
/// <param name="Count">Images.</param>
/// <param name="Share">Share of the label's images, 0 to 1.</param>
/// <param name="RatersAgree">Images of these where most raters say what the model said; null where no image of the score has votes.</param>
public sealed record ConfusedPair(int Actual, int Predicted, int Count, double Share, int? RatersAgree);
