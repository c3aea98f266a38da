namespace Fer.Engine.Models.Layers;

/// <summary>[C, H, W] becomes one row of C·H·W values. Notation <c>flat</c>.</summary>
public sealed record Flatten : Layer;
