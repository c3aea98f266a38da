namespace Fer.Web.Components.Charts;

internal enum ChartKind
{
    Line,
    Bar,
}
