namespace Fer.Web.Components.Charts;

/// <summary>Pairs of x and y for a line, single values for bars.</summary>
internal sealed record SeriesData(string Name, IReadOnlyList<double?>[]? Points, IReadOnlyList<double?>? Values);
