namespace Fer.Engine.Models.Layers;

/// <summary>The last layer: fully connected with bias, one logit a class, nothing after it. Notation <c>out</c>.</summary>
public sealed record Output : Layer;
