namespace Fer.Engine.Curation;

/// <summary>A fault of one image.</summary>
/// <param name="Image">Its position.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Score">How bad it is: 0 at the bound, 1 at the worst that can be.</param>
/// <param name="Measured">The measurement, as <see cref="ImageFaultOptions"/> defines it for the kind.</param>
public readonly record struct ImageFault(int Image, ImageFaultKind Kind, float Score, float Measured);
