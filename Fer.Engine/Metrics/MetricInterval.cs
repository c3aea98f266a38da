namespace Fer.Engine.Metrics;

/// <summary>A figure with its 95 % interval.</summary>
/// <param name="Value">The figure on all images.</param>
/// <param name="Interval">Its 95 % interval: percentiles of the bootstrap, or Wilson's where resampling tells too little.</param>
public readonly record struct MetricInterval(double Value, Interval Interval);
