namespace Fer.Engine.Models.Layers;

/// <summary>In training, zeroes each value with a probability and scales the rest up. Notation <c>d.25</c>.</summary>
/// <param name="Probability">0 to below 1.</param>
public sealed record Dropout(double Probability) : Layer;
