namespace Fer.Bench.Reporting;

/// <summary>What one benchmark measured.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Machine">Processor, threads, memory and load when it began.</param>
/// <param name="Figures">The figures.</param>
public sealed record Report(string Name, string Machine, IReadOnlyList<Figure> Figures);
