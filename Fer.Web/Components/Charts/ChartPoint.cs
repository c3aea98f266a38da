namespace Fer.Web.Components.Charts;

/// <summary>One point; a missing or undefined Y leaves a gap.</summary>
public readonly record struct ChartPoint(double X, double? Y);
