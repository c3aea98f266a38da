namespace Fer.Engine.CommandLine;

/// <summary>Images of one split.</summary>
/// <param name="Name">Name of the split.</param>
/// <param name="Parts">Images in each part.</param>
public sealed record SplitCount(string Name, IReadOnlyDictionary<string, int> Parts);
