namespace Fer.Engine.Inference;

/// <summary>A picture's file and what a model says of its faces.</summary>
/// <param name="Path">The file.</param>
/// <param name="Width">Width of the upright picture in pixels; 0 where it could not be read.</param>
/// <param name="Height">Height in pixels; 0 where it could not be read.</param>
/// <param name="Faces">Its faces, the surest first; empty where none was found or it could not be read.</param>
/// <param name="Error">Why it could not be read; null where it was.</param>
public sealed record PredictedFile(string Path, int Width, int Height, IReadOnlyList<ClassifiedFace> Faces, string? Error);
