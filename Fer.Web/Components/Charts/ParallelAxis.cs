namespace Fer.Web.Components.Charts;

/// <summary>An axis of parallel coordinates: a few values, evenly spaced.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Values">Its values from the lowest to the highest; each once.</param>
public sealed record ParallelAxis(string Name, IReadOnlyList<string> Values);
