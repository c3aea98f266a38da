namespace Fer.Engine.Explanations;

/// <summary>A run's weights and images that they are to be explained on.</summary>
/// <param name="CheckpointPath">File of the weights.</param>
/// <param name="CheckpointTag">SHA-256 of that file, hexadecimal.</param>
/// <param name="Epoch">Epoch of the weights, from 1.</param>
/// <param name="Samples">The images, in the order asked.</param>
public sealed record ExplanationSubject(string CheckpointPath, string CheckpointTag, int Epoch, IReadOnlyList<SubjectSample> Samples);
