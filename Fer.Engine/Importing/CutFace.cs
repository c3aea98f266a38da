using System.Globalization;

namespace Fer.Engine.Importing;

/// <summary>Where a face was cut out.</summary>
/// <param name="Photo">Key of the photograph.</param>
/// <param name="Origin">Photograph, box and margin in words; kept with the sample's first label event.</param>
internal sealed record CutFace(string Photo, string Origin)
{
    /// <summary>
    /// Key of a face, also where it is the only one, so that a photograph taken whole never passes for its face. The end makes
    /// it a good name for the file when it is exported.
    /// </summary>
    /// <param name="photo">Key of the photograph.</param>
    /// <param name="number">The face's number by size, from 1.</param>
    public static string Key(string photo, int number) => string.Create(CultureInfo.InvariantCulture, $"{photo}-face{number}.png");
}
