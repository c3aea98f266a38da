namespace Fer.Web.Components.Charts;

/// <summary>What a new spec means for a drawn chart.</summary>
internal enum ChartChange
{
    None,

    /// <summary>Same shape, other points or markers: the drawing is kept.</summary>
    Data,

    /// <summary>Another chart: drawn anew.</summary>
    Shape,
}
