namespace Fer.Engine.Importing;

/// <summary>What was found in the photographs of an import.</summary>
/// <param name="Choice">Which faces were to be taken.</param>
/// <param name="Pictures">Photographs that could be read.</param>
/// <param name="WithoutFace">Those of them in which no face was found; they are among the rejections.</param>
/// <param name="WithSeveral">Those in which several faces were found.</param>
/// <param name="Found">Faces found.</param>
/// <param name="Taken">Faces of them that were chosen to be samples; some may be there already, or be refused as other images are.</param>
public sealed record FaceFindings(FaceChoice Choice, int Pictures, int WithoutFace, int WithSeveral, int Found, int Taken)
{
    /// <summary>These findings and one more photograph.</summary>
    /// <param name="found">Faces found in it.</param>
    /// <param name="taken">Faces taken from it.</param>
    internal FaceFindings With(int found, int taken) => new(
        Choice, Pictures + 1, WithoutFace + (found == 0 ? 1 : 0), WithSeveral + (found > 1 ? 1 : 0), Found + found, Taken + taken);
}
