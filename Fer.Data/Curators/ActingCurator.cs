namespace Fer.Data.Curators;

/// <summary>Who does something now.</summary>
/// <param name="Id">Key of the <see cref="Curator"/>.</param>
/// <param name="Name">The name to put on record.</param>
public sealed record ActingCurator(int Id, string Name);
