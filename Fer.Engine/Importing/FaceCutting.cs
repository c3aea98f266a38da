using Fer.Engine.Detection;

namespace Fer.Engine.Importing;

/// <summary>How faces are cut out of imported photographs.</summary>
/// <param name="Margin">What is added on each side of a face, as a share of the longer side of its box; 0 to <see cref="FaceCrop.LargestMargin"/>.</param>
/// <param name="Choice">Which faces are taken where a photograph shows several.</param>
public sealed record FaceCutting(double Margin = FaceCrop.UsualMargin, FaceChoice Choice = FaceChoice.Largest)
{
    /// <summary>Whether the margin is in its range.</summary>
    public bool IsValid => Margin is >= 0 and <= FaceCrop.LargestMargin;
}
