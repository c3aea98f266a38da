namespace Fer.Web.Components.Charts;

/// <summary>A line of parallel coordinates.</summary>
/// <param name="Key">What tells it from the others.</param>
/// <param name="Name">Its name.</param>
/// <param name="Places">For each axis the index of its value there.</param>
/// <param name="Result">The share that it ends at, 0 to 1; it gives the line its colour.</param>
public sealed record ParallelLine(int Key, string Name, IReadOnlyList<int> Places, double Result);
