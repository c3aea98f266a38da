namespace Fer.Web.Components.Charts;

/// <summary>The point or bar that was chosen, by its places in the spec.</summary>
public readonly record struct ChartSelection(int SeriesIndex, int PointIndex);
