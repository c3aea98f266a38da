namespace Fer.Engine.CommandLine;

/// <summary>Images that go from one class to another.</summary>
/// <param name="From">Class name now.</param>
/// <param name="To">Class name to come.</param>
/// <param name="Images">Images.</param>
public sealed record LabelPairLine(string From, string To, int Images);
