namespace Fer.Data.Samples.Facets;

/// <summary>Something to choose by its name.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">Its name.</param>
public sealed record NamedChoice(int Id, string Name);
