using Fer.Data.Samples.Facets;

namespace Fer.Web.Features.Browse;

/// <summary>Facets under one heading of the filter panel.</summary>
/// <param name="Key">Name in the markup.</param>
/// <param name="Title">The heading.</param>
/// <param name="IsOpen">Whether it is open at first.</param>
/// <param name="Facets">The facets, in order.</param>
internal sealed record FacetGroup(string Key, string Title, bool IsOpen, params Facet[] Facets)
{
    public const string Split = "split", Run = "run";

    public static IReadOnlyList<FacetGroup> All { get; } =
    [
        new("class", "Class", true, Facet.Class),
        new("state", "State", true, Facet.Reviewed, Facet.Changed, Facet.Excluded),
        new("votes", "Votes", true, Facet.Majority, Facet.Agreement),
        new("issues", "Issues", true, Facet.Issue),
        new("tags", "Tags", true, Facet.Tag),
        new(Run, "Predictions", false, Facet.Agrees, Facet.Predicted, Facet.Confidence, Facet.Scored),
        new(Split, "Split", false, Facet.Part),
        new("original", "Imported as", false, Facet.Original),
        new("usage", "Usage in the source", false, Facet.Usage),
        new("brightness", "Brightness", false, Facet.Brightness),
    ];
}
