namespace Fer.Engine.Curation;

/// <summary>An image whose label is probably wrong.</summary>
/// <param name="Image">Its position.</param>
/// <param name="Given">Class index of its label.</param>
/// <param name="Suggested">The most probable class; never the given one.</param>
/// <param name="SelfConfidence">Probability of the label, 0 to 1; low is suspect.</param>
/// <param name="NormalizedMargin">Half of 1 plus the distance from the best other class to the label, 0 to 1; low is suspect, and below 0.5 another class is more probable.</param>
public readonly record struct LabelSuspect(int Image, int Given, int Suggested, float SelfConfidence, float NormalizedMargin);
