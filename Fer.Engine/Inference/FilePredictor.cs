using Fer.Engine.Detection;
using Fer.Engine.Imaging;

namespace Fer.Engine.Inference;

/// <summary>Asks a model about files, many at a time; of each only the faces stay in memory.</summary>
/// <param name="classifier">The model.</param>
/// <param name="reader">Decodes and finds faces.</param>
/// <param name="margin">Margin around each face that is found; null where a whole picture is one face.</param>
public sealed class FilePredictor(OnnxClassifier classifier, PictureReader reader, double? margin)
{
    private const int FilesAtOnce = 64;

    /// <summary>A photo takes up to 80 MiB while it is read.</summary>
    private const int MostThreads = 8;

    private static readonly int Threads = Math.Min(Environment.ProcessorCount, MostThreads);

    /// <summary>Predicts file by file; one that cannot be read says why and does not touch the others.</summary>
    /// <param name="files">Absolute paths.</param>
    /// <param name="ct">Looked at before each file.</param>
    /// <returns>The files in their order, as they are done.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IEnumerable<PredictedFile> Predict(IEnumerable<string> files, CancellationToken ct)
    {
        foreach (var paths in files.Chunk(FilesAtOnce))
        {
            var read = new (ReadPicture? Picture, string? Error)[paths.Length];
            Parallel.For(0, paths.Length, new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = ct }, index => read[index] = Read(paths[index]));
            var faces = PictureClassifier.Predict(classifier, [.. read.Select(one => one.Picture)], ct);
            for (var index = 0; index < paths.Length; index++)
                yield return new(paths[index], read[index].Picture?.Width ?? 0, read[index].Picture?.Height ?? 0, faces[index], read[index].Error);
        }
    }

    private (ReadPicture? Picture, string? Error) Read(string path)
    {
        try
        {
            return new FileInfo(path).Length > ImageLimits.MaxBytes
                ? (null, $"the file is larger than {ImageLimits.MaxBytes / (1024 * 1024)} MB")
                : (reader.Read(File.ReadAllBytes(path), margin), null);
        }
        catch (UndecodableImageException broken)
        {
            return (null, broken.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, $"it cannot be read ({error.Message})");
        }
    }
}
