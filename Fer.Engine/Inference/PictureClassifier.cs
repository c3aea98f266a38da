using Fer.Engine.Detection;
using Fer.Engine.Imaging;

namespace Fer.Engine.Inference;

/// <summary>Asks a model about every face of pictures in as few batches as there can be.</summary>
public static class PictureClassifier
{
    /// <summary>What a model says of each face.</summary>
    /// <param name="classifier">The model.</param>
    /// <param name="pictures">The pictures; null for one that could not be read.</param>
    /// <param name="ct">Looked at before each batch.</param>
    /// <returns>The faces of each picture in its order; none for one that could not be read.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<IReadOnlyList<ClassifiedFace>> Predict(OnnxClassifier classifier, IReadOnlyList<ReadPicture?> pictures, CancellationToken ct)
    {
        var pixels = new byte[pictures.Sum(picture => picture?.Faces.Count ?? 0) * FaceTensorImage.Area];
        var start = 0;
        foreach (var face in pictures.SelectMany(picture => picture?.Faces ?? []))
        {
            face.Pixels.CopyTo(pixels, start);
            start += FaceTensorImage.Area;
        }

        var rows = new Queue<float[]>(classifier.Predict(pixels, progress: null, ct).Chunk(classifier.Classes.Count));
        return [.. pictures.Select(picture => (ClassifiedFace[])[.. (picture?.Faces ?? []).Select(face => new ClassifiedFace(face.Box, rows.Dequeue()))])];
    }
}
