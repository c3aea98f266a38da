namespace Fer.Engine.Models.Layers;

/// <summary>A square convolution followed by ReLU. Notation <c>c48k3s1</c> with batch norm, <c>v32k3</c> for a plain valid one.</summary>
/// <param name="Channels">Output channels.</param>
/// <param name="Kernel">Side of the kernel; odd where <paramref name="Padded"/>.</param>
/// <param name="Stride">Step of the kernel in pixels.</param>
/// <param name="Padded">Whether the border is filled with zeros so that stride 1 keeps the size (padding Kernel/2).</param>
/// <param name="Normalised">Whether batch norm stands between convolution and ReLU; the convolution then has no bias.</param>
public sealed record Convolution(int Channels, int Kernel, int Stride, bool Padded, bool Normalised) : Layer;
