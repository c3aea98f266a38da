namespace Fer.Web.Components.Charts;

/// <summary>One line of a chart's table: its X value or category, and for each series the figure and the place of its point.</summary>
internal sealed record ChartRow(string Head, IReadOnlyList<ChartCell> Cells);
