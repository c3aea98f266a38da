namespace Fer.Web.Components.Charts;

/// <summary>A labelled vertical line at a place on the X axis, such as the best epoch.</summary>
public sealed record ChartMarker(double X, string Label);
