namespace Fer.Data.Samples.Facets;

/// <summary>How many samples a filter leaves, and how many each value of each facet has under all of its other conditions.</summary>
/// <param name="Total">Samples that match the whole filter.</param>
/// <param name="Values">Counts above 0 by facet and value; without a facet that has no meaning here, such as predictions where no run is chosen.</param>
public sealed record FacetCounts(int Total, IReadOnlyDictionary<Facet, IReadOnlyDictionary<int, int>> Values)
{
    /// <summary>Nothing there.</summary>
    public static FacetCounts Nothing { get; } = new(0, new Dictionary<Facet, IReadOnlyDictionary<int, int>>());

    /// <summary>Counts of one facet by value; empty where it has none.</summary>
    public IReadOnlyDictionary<int, int> this[Facet facet] => Values.GetValueOrDefault(facet) ?? new Dictionary<int, int>();

    /// <summary>The samples themselves, ascending, where they are few.</summary>
    internal IReadOnlyList<long>? Few { get; init; }

    /// <summary>First and last sample that match; null where none does.</summary>
    internal (long First, long Last)? Within { get; init; }
}
