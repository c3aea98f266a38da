namespace Fer.Data.Samples.Facets;

/// <summary>What one run predicted, row by row.</summary>
/// <param name="Stamp">The evaluations that were read, so that a later one is noticed.</param>
/// <param name="Predicted">Codes of the predicted classes.</param>
/// <param name="Confidence">Codes of the bands of the confidence.</param>
/// <param name="Scored">Codes of the classes that it was scored against.</param>
internal sealed record FacetPredictions(string Stamp, byte[] Predicted, byte[] Confidence, byte[] Scored);
