namespace Fer.Web.Components.Charts;

/// <summary>An axis; a missing bound follows the data.</summary>
public sealed record ChartAxis(string Title, NumberFormat Format, double? Min = null, double? Max = null);
