using Fer.Engine.Detection;

namespace Fer.Engine.Inference;

/// <summary>A face and what a model says of it.</summary>
/// <param name="Box">Where it was found, in pixels of its picture; null where the whole picture was taken as one face.</param>
/// <param name="Probabilities">Probabilities in the order of the model's classes; they add up to 1.</param>
public sealed record ClassifiedFace(FaceBox? Box, float[] Probabilities)
{
    /// <summary>Index of the most probable class; the first of equals.</summary>
    public int Top { get; } = Array.IndexOf(Probabilities, Probabilities.Max());

    /// <summary>Probability of <see cref="Top"/>, 0 to 1.</summary>
    public float Probability => Probabilities[Top];
}
