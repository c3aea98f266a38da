namespace Fer.Engine.Evaluations.Details;

/// <summary>Predictions whose confidence lies in one band of Browse's filter.</summary>
/// <param name="Edge">Lower edge in percent.</param>
/// <param name="Right">Right ones.</param>
/// <param name="Wrong">Wrong ones.</param>
public sealed record ConfidenceBin(int Edge, int Right, int Wrong);
