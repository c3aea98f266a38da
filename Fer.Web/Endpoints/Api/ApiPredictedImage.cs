using Fer.Engine.Inference;

namespace Fer.Web.Endpoints.Api;

/// <summary>
/// One image: what the run says of it, or why it could not be read. Without <c>detect</c> it counts as one face, cut out as the training images
/// are; with it, its faces are listed.
/// </summary>
/// <param name="Name">Name of the file as it was sent; <c>image</c> where a request holds one alone.</param>
/// <param name="Top">Name of the most probable class; null with detect=true.</param>
/// <param name="Probability">Its probability, 0 to 1; null with detect=true.</param>
/// <param name="Probabilities">Probabilities in the order of the classes; they add up to 1. Null with detect=true.</param>
/// <param name="Error">Why it could not be read; the other images are not touched by it.</param>
/// <param name="Width">Width of the upright picture in pixels.</param>
/// <param name="Height">Height of the upright picture in pixels.</param>
/// <param name="Faces">With detect=true, the faces found, the surest first; empty where there is none. Null without it.</param>
internal sealed record ApiPredictedImage(
    string Name, string? Top, float? Probability, IReadOnlyList<float>? Probabilities, string? Error,
    int? Width = null, int? Height = null, IReadOnlyList<ApiFace>? Faces = null)
{
    /// <summary>An image and what was said of its faces.</summary>
    public static ApiPredictedImage Of(ApiSentImage image, IReadOnlyList<ClassifiedFace> faces, IReadOnlyList<string> classes, bool isDetected)
    {
        if (image.Picture is not { } picture)
            return new(image.Name, null, null, null, image.Error);
        var read = new ApiPredictedImage(image.Name, null, null, null, null, picture.Width, picture.Height);
        return isDetected
            ? read with { Faces = [.. faces.Select(face => Found(face, classes))] }
            : read with { Top = classes[faces[0].Top], Probability = faces[0].Probability, Probabilities = faces[0].Probabilities };
    }

    private static ApiFace Found(ClassifiedFace face, IReadOnlyList<string> classes)
    {
        var box = face.Box ?? throw new InvalidOperationException("A face that was found has no box.");
        return new(ApiBox.Of(box), box.Score, classes[face.Top], face.Probability, face.Probabilities);
    }
}
