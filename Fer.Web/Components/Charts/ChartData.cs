namespace Fer.Web.Components.Charts;

/// <summary>The part of a chart that changes while a run goes on.</summary>
internal sealed record ChartData(IReadOnlyList<SeriesData> Series, IReadOnlyList<ChartMarker> Markers);
