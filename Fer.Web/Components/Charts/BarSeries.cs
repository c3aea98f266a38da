namespace Fer.Web.Components.Charts;

/// <summary>One value for each category. The colour follows the part or, where given, the index of a run.</summary>
public sealed record BarSeries(string Name, IReadOnlyList<double?> Values, SeriesRole Role = SeriesRole.Plain, int? ColourIndex = null);
