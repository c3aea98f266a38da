namespace Fer.Engine.Models.Layers;

/// <summary>A fully connected layer with bias, followed by ReLU. Notation <c>fc1024</c>.</summary>
/// <param name="Units">Output values.</param>
public sealed record Dense(int Units) : Layer;
