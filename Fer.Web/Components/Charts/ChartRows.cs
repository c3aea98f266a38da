using Fer.Web.Components.Shared;

namespace Fer.Web.Components.Charts;

/// <summary>The figures of a spec as the rows of a table.</summary>
internal static class ChartRows
{
    private static readonly ChartCell Empty = new("–", null);

    public static IReadOnlyList<string> Heads(ChartSpec spec) => spec switch
    {
        LineChartSpec line => [.. line.Series.Select(series => series.Name), .. HasCounts(line) ? ["n"] : Array.Empty<string>()],
        BarChartSpec bar => [.. bar.Series.Select(series => series.Name)],
        _ => [],
    };

    public static IReadOnlyList<ChartRow> Of(ChartSpec spec) => spec switch
    {
        LineChartSpec line => OfLines(line),
        BarChartSpec bar => [.. bar.Categories.Select((category, index) => new ChartRow(category, [.. bar.Series.Select((series, place) => BarCell(bar, series, place, index))]))],
        _ => [],
    };

    public static bool Holds(ChartSpec spec, int seriesIndex, int pointIndex) => spec switch
    {
        LineChartSpec line => IsIn(seriesIndex, line.Series.Count) && IsIn(pointIndex, line.Series[seriesIndex].Points.Count),
        BarChartSpec bar => IsIn(seriesIndex, bar.Series.Count) && IsIn(pointIndex, bar.Series[seriesIndex].Values.Count),
        _ => false,
    };

    public static string Text(double? value, NumberFormat format) => (value, format) switch
    {
        (null, _) => "–",
        (_, NumberFormat.Whole) => Formats.Number(value, 0),
        (_, NumberFormat.Percent1) => Formats.Percent(value),
        (_, NumberFormat.Significant) => Formats.Significant(value),
        (_, NumberFormat.Duration) when double.IsFinite(value.Value) => Formats.Duration(TimeSpan.FromSeconds(value.Value)),
        (_, NumberFormat.Duration) => "–",
        _ => Formats.Number(value),
    };

    private static bool IsIn(int index, int count) => index >= 0 && index < count;

    private static ChartRow[] OfLines(LineChartSpec line)
    {
        var places = line.Series
            .Select((series, seriesIndex) => series.Points
                .Select((point, pointIndex) => (point, place: new ChartSelection(seriesIndex, pointIndex)))
                .DistinctBy(entry => entry.point.X)
                .ToDictionary(entry => entry.point.X))
            .ToArray();
        return
        [
            .. places.SelectMany(series => series.Keys).Distinct().Order().Select(x => new ChartRow(
                Text(x, line.X.Format),
                [
                    .. places.Select(series => series.TryGetValue(x, out var entry) ? new ChartCell(Text(entry.point.Y, line.Y.Format), entry.place) : Empty),
                    .. HasCounts(line) ? [CountCell(line, x)] : Array.Empty<ChartCell>(),
                ])),
        ];
    }

    private static bool HasCounts(LineChartSpec line) => line.Series.Any(series => series.Points.Any(point => point.Count is not null));

    private static ChartCell CountCell(LineChartSpec line, double x) =>
        new(Text(line.Series.SelectMany(series => series.Points).FirstOrDefault(point => point.X == x && point.Count is not null).Count, NumberFormat.Whole), null);

    private static ChartCell BarCell(BarChartSpec bar, BarSeries series, int seriesIndex, int index) =>
        index < series.Values.Count ? new ChartCell(Text(series.Values[index], bar.Y.Format), new ChartSelection(seriesIndex, index)) : Empty;
}
