namespace Fer.Web.Components.Charts;

/// <summary>A figure and its place in the spec; no place where the series has no point here.</summary>
internal readonly record struct ChartCell(string Text, ChartSelection? Place);
