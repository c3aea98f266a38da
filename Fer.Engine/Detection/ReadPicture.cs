namespace Fer.Engine.Detection;

/// <summary>A picture and its faces.</summary>
/// <param name="Width">Width in pixels, upright as the file says.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Faces">The faces, the surest first; empty where none was found.</param>
public sealed record ReadPicture(int Width, int Height, IReadOnlyList<ReadFace> Faces);
