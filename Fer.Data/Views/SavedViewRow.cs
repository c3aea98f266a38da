namespace Fer.Data.Views;

/// <summary>A saved view as people see it.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Name.</param>
/// <param name="Query">Conditions and order as Browse writes them into its address, without the dataset.</param>
/// <param name="SavedAt">When it was last saved.</param>
public sealed record SavedViewRow(int Id, string Name, string Query, DateTimeOffset SavedAt);
