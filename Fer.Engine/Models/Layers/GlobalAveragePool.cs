namespace Fer.Engine.Models.Layers;

/// <summary>Averages each channel over its pixels: [C, H, W] becomes C values. Notation <c>gap</c>.</summary>
public sealed record GlobalAveragePool : Layer;
