namespace Fer.Web.Components.Charts;

/// <summary>Pairs of x and y for a line, with how many images each point rests on where that differs; single values for bars.</summary>
internal sealed record SeriesData(string Name, IReadOnlyList<double?>[]? Points, IReadOnlyList<double?>? Values, IReadOnlyList<int?>? Counts = null);
