namespace Fer.Web.Components.Charts;

/// <summary>Everything a chart and its table show. A new spec of the same shape updates the drawing in place.</summary>
public abstract record ChartSpec
{
    /// <summary>Caption above the chart.</summary>
    public required string Title { get; init; }

    public required ChartAxis X { get; init; }

    public required ChartAxis Y { get; init; }
}
