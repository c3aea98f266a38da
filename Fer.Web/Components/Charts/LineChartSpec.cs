namespace Fer.Web.Components.Charts;

/// <summary>Lines over a numeric X, such as loss by epoch.</summary>
public sealed record LineChartSpec(IReadOnlyList<LineSeries> Series) : ChartSpec
{
    public IReadOnlyList<ChartMarker> Markers { get; init; } = [];
}
