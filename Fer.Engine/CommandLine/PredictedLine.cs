using Fer.Engine.Inference;

namespace Fer.Engine.CommandLine;

/// <summary>One picture in the result of <c>fer predict</c>.</summary>
/// <param name="Name">Its path below the folder that was given; the file's name where one file was.</param>
/// <param name="Width">Width of the upright picture in pixels; 0 where it could not be read.</param>
/// <param name="Height">Height in pixels; 0 where it could not be read.</param>
/// <param name="Faces">Its faces, the surest first; empty where none was found or it could not be read.</param>
/// <param name="Error">Why it could not be read; null where it was.</param>
public sealed record PredictedLine(string Name, int Width, int Height, IReadOnlyList<PredictedFaceLine> Faces, string? Error)
{
    internal static PredictedLine Of(string name, PredictedFile file, IReadOnlyList<string> classes) => new(
        name, file.Width, file.Height,
        [.. file.Faces.Select(face => new PredictedFaceLine(PredictedBox.Of(face.Box), face.Box?.Score, classes[face.Top], face.Probability, face.Probabilities))],
        file.Error);
}
