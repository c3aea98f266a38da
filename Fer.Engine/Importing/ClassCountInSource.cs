namespace Fer.Engine.Importing;

/// <summary>Rows or entries of a source that carry one class.</summary>
/// <param name="Name">The class as the source writes it.</param>
/// <param name="Count">Rows or entries.</param>
public sealed record ClassCountInSource(string Name, int Count);
