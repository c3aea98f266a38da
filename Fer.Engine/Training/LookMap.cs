namespace Fer.Engine.Training;

/// <summary>Which places of an image spoke for a class.</summary>
/// <param name="Class">The class index.</param>
/// <param name="Probabilities">What the network believes of the image, by class index, 0 to 1.</param>
/// <param name="HasEvidence">Whether any place spoke for the class; the values are all 0 where none did.</param>
/// <param name="Values">48x48 values, row by row, 0 to 1; 1 where it spoke most.</param>
public sealed record LookMap(int Class, IReadOnlyList<float> Probabilities, bool HasEvidence, IReadOnlyList<float> Values);
