namespace Fer.Engine.Models.Layers;

/// <summary>
/// The basic block of ResNet (He et al. 2016): two 3x3 convolutions with batch norm, added to a shortcut, then ReLU. The shortcut is the input
/// itself, or a 1x1 convolution with batch norm where the shape changes. Notation <c>res64s2</c>.
/// </summary>
/// <param name="Channels">Output channels.</param>
/// <param name="Stride">Step in pixels of the first convolution and of the shortcut.</param>
public sealed record ResidualBlock(int Channels, int Stride) : Layer;
