namespace Fer.Engine.CommandLine;

/// <summary>One face in the result of <c>fer predict</c>.</summary>
/// <param name="Box">Where it was found, without the margin; null where the whole picture is one face.</param>
/// <param name="Score">How sure it is a face, 0 to 1; null where the whole picture is one face.</param>
/// <param name="Top">Name of the most probable class.</param>
/// <param name="Probability">Its probability, 0 to 1.</param>
/// <param name="Probabilities">Probabilities in the order of the classes; they add up to 1.</param>
public sealed record PredictedFaceLine(PredictedBox? Box, float? Score, string Top, float Probability, IReadOnlyList<float> Probabilities);
