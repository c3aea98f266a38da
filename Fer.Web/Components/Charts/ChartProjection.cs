using Fer.Web.Components.Layout;

namespace Fer.Web.Components.Charts;

/// <summary>Turns a spec into what the script gets.</summary>
internal static class ChartProjection
{
    private const int SeriesColours = 8;

    public static ChartPayload ToPayload(ChartSpec spec, string label, int height, bool selectable) => new(
        spec is BarChartSpec ? ChartKind.Bar : ChartKind.Line,
        label,
        height,
        spec is BarChartSpec { Stacked: true },
        spec is BarChartSpec { Horizontal: true },
        selectable,
        ToAxis(spec.X),
        ToAxis(spec.Y),
        (spec as BarChartSpec)?.Categories,
        (spec as BarChartSpec)?.ClassSlots?.Select(FerTheme.ClassVariable).ToArray(),
        ToData(spec),
        ToLooks(spec));

    public static ChartData ToData(ChartSpec spec) => spec switch
    {
        LineChartSpec line => new([.. line.Series.Select(ToSeries)], [.. line.Markers.Where(marker => double.IsFinite(marker.X))]),
        BarChartSpec bar => new([.. bar.Series.Select(ToSeries)], []),
        _ => throw new NotSupportedException($"No drawing for {spec.GetType().Name}."),
    };

    public static IReadOnlyList<SeriesLook> ToLooks(ChartSpec spec) => spec switch
    {
        LineChartSpec line => [.. line.Series.Select(series => Look(series.Role, series.ColourIndex))],
        BarChartSpec bar => [.. bar.Series.Select(series => Look(series.Role, series.ColourIndex))],
        _ => throw new NotSupportedException($"No drawing for {spec.GetType().Name}."),
    };

    /// <summary>A diverged loss is no number that JSON or the drawing could hold; it leaves a gap.</summary>
    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    private static SeriesData ToSeries(LineSeries series) =>
        new(series.Name, [.. series.Points.Select(IReadOnlyList<double?> (point) => [Finite(point.X), Finite(point.Y)])], null,
            series.Points.Any(point => point.Count is not null) ? [.. series.Points.Select(point => point.Count)] : null);

    private static SeriesData ToSeries(BarSeries series) => new(series.Name, null, [.. series.Values.Select(Finite)]);

    private static AxisPayload ToAxis(ChartAxis axis) => new(axis.Title, axis.Format, Finite(axis.Min), Finite(axis.Max));

    private static SeriesLook Look(SeriesRole role, int? colourIndex)
    {
        var colour = (role, colourIndex) switch
        {
            (_, { } index) => $"--fer-series-{index % SeriesColours}",
            (SeriesRole.Train, _) => "--fer-train",
            (SeriesRole.Validation, _) => "--fer-validation",
            (SeriesRole.Test, _) => "--fer-test",
            _ => "--fer-accent",
        };
        var dash = role switch
        {
            SeriesRole.Validation => 6,
            SeriesRole.Test => 2,
            _ => 0,
        };
        return new SeriesLook(colour, dash);
    }
}
