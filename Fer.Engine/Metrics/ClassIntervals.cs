namespace Fer.Engine.Metrics;

/// <summary>Figures of one class with 95 % intervals.</summary>
/// <param name="Class">Class index.</param>
/// <param name="Support">Images of the class.</param>
/// <param name="Precision">Share of its predictions that are right; null where it was never predicted.</param>
/// <param name="Recall">Share of its images that were found; null where it has none.</param>
/// <param name="F1">Harmonic mean of both; null where it neither occurs nor was predicted.</param>
public sealed record ClassIntervals(int Class, int Support, MetricInterval? Precision, MetricInterval? Recall, MetricInterval? F1);
