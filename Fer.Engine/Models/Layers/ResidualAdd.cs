namespace Fer.Engine.Models.Layers;

/// <summary>
/// Two 3x3 convolutions, each with batch norm and ReLU, whose result is added to their input; nothing after the sum. Notation <c>radd</c>.
/// </summary>
/// <param name="Channels">Channels of input and output.</param>
public sealed record ResidualAdd(int Channels) : Layer;
