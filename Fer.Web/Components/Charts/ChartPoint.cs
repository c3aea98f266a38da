namespace Fer.Web.Components.Charts;

/// <summary>One point; a missing or undefined Y leaves a gap.</summary>
/// <param name="X">Its place.</param>
/// <param name="Y">Its height.</param>
/// <param name="Count">How many images it rests on; null where all points of the chart rest on the same.</param>
public readonly record struct ChartPoint(double X, double? Y, int? Count = null);
