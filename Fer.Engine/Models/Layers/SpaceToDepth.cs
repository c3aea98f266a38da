namespace Fer.Engine.Models.Layers;

/// <summary>Moves each Factor x Factor block of pixels into channels: [C, H, W] becomes [C·Factor², H/Factor, W/Factor]. Notation <c>u2</c>.</summary>
/// <param name="Factor">Side of the block; divides height and width.</param>
public sealed record SpaceToDepth(int Factor) : Layer;
