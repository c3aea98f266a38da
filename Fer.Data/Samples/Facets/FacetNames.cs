namespace Fer.Data.Samples.Facets;

/// <summary>What a filter can name beside the samples' own properties.</summary>
/// <param name="Splits">Splits of the dataset, the newest first.</param>
/// <param name="Runs">Runs with predictions, the newest first.</param>
/// <param name="Tags">Tags, by name.</param>
public sealed record FacetNames(IReadOnlyList<NamedChoice> Splits, IReadOnlyList<NamedChoice> Runs, IReadOnlyList<NamedChoice> Tags)
{
    /// <summary>Nothing to name.</summary>
    public static FacetNames Nothing { get; } = new([], [], []);
}
