namespace Fer.Engine.CommandLine;

/// <summary>A dataset in a list.</summary>
/// <param name="Name">Name.</param>
/// <param name="Images">Samples in it.</param>
/// <param name="Classes">Classes of its vocabulary.</param>
/// <param name="Splits">Splits made of it.</param>
/// <param name="IsDrawn">Whether its faces are drawn, not photographed.</param>
/// <param name="CreatedAt">When it was made.</param>
public sealed record DatasetLine(string Name, int Images, int Classes, int Splits, bool IsDrawn, DateTimeOffset CreatedAt);
