namespace Fer.Web.Components.Charts;

/// <summary>Decides how much of a drawn chart a new spec changes.</summary>
internal static class ChartDiff
{
    public static ChartChange Compare(ChartSpec? drawn, ChartSpec next)
    {
        if (ReferenceEquals(drawn, next))
            return ChartChange.None;
        if (drawn is null || drawn.GetType() != next.GetType() || drawn.X != next.X || drawn.Y != next.Y)
            return ChartChange.Shape;
        return (drawn, next) switch
        {
            (LineChartSpec before, LineChartSpec after) => Compare(before, after),
            (BarChartSpec before, BarChartSpec after) => Compare(before, after),
            _ => ChartChange.Shape,
        };
    }

    private static ChartChange Compare(LineChartSpec before, LineChartSpec after)
    {
        if (!before.Series.Select(Identity).SequenceEqual(after.Series.Select(Identity)))
            return ChartChange.Shape;
        var same = before.Markers.SequenceEqual(after.Markers)
            && before.Series.Zip(after.Series).All(pair => pair.First.Points.SequenceEqual(pair.Second.Points));
        return same ? ChartChange.None : ChartChange.Data;
    }

    private static ChartChange Compare(BarChartSpec before, BarChartSpec after)
    {
        if (before.Stacked != after.Stacked || before.Horizontal != after.Horizontal
            || !before.Categories.SequenceEqual(after.Categories)
            || !(before.ClassSlots ?? []).SequenceEqual(after.ClassSlots ?? [])
            || !before.Series.Select(Identity).SequenceEqual(after.Series.Select(Identity)))
            return ChartChange.Shape;
        var same = before.Series.Zip(after.Series).All(pair => pair.First.Values.SequenceEqual(pair.Second.Values));
        return same ? ChartChange.None : ChartChange.Data;
    }

    private static (string, SeriesRole, int?) Identity(LineSeries series) => (series.Name, series.Role, series.ColourIndex);

    private static (string, SeriesRole, int?) Identity(BarSeries series) => (series.Name, series.Role, series.ColourIndex);
}
