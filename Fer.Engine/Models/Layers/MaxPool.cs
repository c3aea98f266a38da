namespace Fer.Engine.Models.Layers;

/// <summary>Keeps the largest of each Size x Size block, dropping an odd last row and column. Notation <c>m</c>.</summary>
/// <param name="Size">Side of the block and step between blocks.</param>
public sealed record MaxPool(int Size) : Layer;
