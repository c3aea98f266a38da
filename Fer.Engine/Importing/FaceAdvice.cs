using System.Globalization;
using Fer.Engine.Detection;

namespace Fer.Engine.Importing;

/// <summary>Says what an import found in photographs, and what to do about what it left out.</summary>
public static class FaceAdvice
{
    /// <summary>What was found and left out; null where no faces were looked for.</summary>
    public static string? On(ImportReport report)
    {
        if (report.Faces is not { } faces)
            return null;
        var found = string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(faces.Found, "face was", "faces were")} found in {faces.Pictures - faces.WithoutFace} of {Count(faces.Pictures, "picture", "pictures")}.");
        return string.Join(' ', new[] { found, OnSeveral(faces), OnMissed(faces) }.OfType<string>());
    }

    /// <summary>What is wrong with a way of cutting; null where nothing is.</summary>
    public static string? OnMargin(FaceCutting how) => how.IsValid
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"The margin around a face is a share of its box, 0 to {FaceCrop.LargestMargin}; the usual one is {FaceCrop.UsualMargin}.");

    private static string? OnSeveral(FaceFindings faces) => (faces.WithSeveral, faces.Choice) switch
    {
        (0, _) => null,
        (var several, FaceChoice.Largest) => string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(several, "picture shows", "pictures show")} several: only the largest face of each was taken, {Count(faces.Found - faces.Taken, "other was", "others were")} not. Where a folder's class holds for everybody in its pictures, import again with all faces to add them."),
        (var several, _) => $"{Count(several, "picture shows", "pictures show")} several: each face got its folder's class, also that of somebody who only stands by.",
    };

    private static string? OnMissed(FaceFindings faces) => faces.WithoutFace == 0
        ? null
        : $"{Count(faces.WithoutFace, "picture", "pictures")} without a found face {(faces.WithoutFace == 1 ? "is" : "are")} listed and did not come in. Import again without looking for faces to take such pictures whole; those whose faces are here stay as they are.";

    private static string Count(int value, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{value} {(value == 1 ? one : many)}");
}
