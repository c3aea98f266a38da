namespace Fer.Engine.Metrics;

/// <summary>A figure with its 95 % interval.</summary>
/// <param name="Value">The figure on all images.</param>
/// <param name="Interval">Percentile interval of the bootstrap.</param>
public readonly record struct MetricInterval(double Value, Interval Interval);
