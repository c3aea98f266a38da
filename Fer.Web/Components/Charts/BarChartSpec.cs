namespace Fer.Web.Components.Charts;

/// <summary>Bars by category, such as images per class; the X axis gives only its title.</summary>
public sealed record BarChartSpec(IReadOnlyList<string> Categories, IReadOnlyList<BarSeries> Series, bool Stacked = false) : ChartSpec
{
    /// <summary>Lays the bars flat, for long category names.</summary>
    public bool Horizontal { get; init; }

    /// <summary>Colour slots of the classes, one for each category, where the categories are classes and there is one series.</summary>
    public IReadOnlyList<int>? ClassSlots { get; init; }
}
