namespace Fer.Web.Components.Charts;

/// <summary>
/// A line. Its dash says the part; its colour, too, unless <paramref name="ColourIndex"/> (0 and up, one for each run)
/// gives it the colour of a run, where several are overlaid.
/// </summary>
public sealed record LineSeries(string Name, IReadOnlyList<ChartPoint> Points, SeriesRole Role, int? ColourIndex = null);
