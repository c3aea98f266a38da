namespace Fer.Engine.Curation;

/// <summary>An image unlike those of any class.</summary>
/// <param name="Image">Its position.</param>
/// <param name="Distance">Mahalanobis distance to the nearest class, in standard deviations.</param>
/// <param name="Score">Share of the distance beyond the bound: 0 at the bound, towards 1 far out.</param>
public readonly record struct Outlier(int Image, float Distance, float Score);
