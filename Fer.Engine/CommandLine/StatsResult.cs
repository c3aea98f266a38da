namespace Fer.Engine.CommandLine;

/// <summary>Result of <c>fer stats</c>.</summary>
/// <param name="Dataset">Name of the dataset.</param>
/// <param name="IsDrawn">Whether its faces are drawn by code.</param>
/// <param name="Images">All images.</param>
/// <param name="Relabelled">Images whose class differs from that at import.</param>
/// <param name="WithVotes">Images that other raters voted on.</param>
/// <param name="Classes">Counts by class.</param>
/// <param name="Sources">Counts by source.</param>
/// <param name="Splits">Counts by split and part.</param>
public sealed record StatsResult(
    string Dataset, bool IsDrawn, int Images, int Relabelled, int WithVotes,
    IReadOnlyList<ClassCount> Classes, IReadOnlyList<SourceCount> Sources, IReadOnlyList<SplitCount> Splits);
