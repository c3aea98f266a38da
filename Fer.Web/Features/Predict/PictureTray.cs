using System.Collections.Concurrent;
using Fer.Engine.Detection;

namespace Fer.Web.Features.Predict;

/// <summary>What a page that is open holds of its pictures: the 48x48 faces, in memory. The pictures themselves are let go once they are read.</summary>
/// <param name="told">Told what came of each picture, on any thread.</param>
/// <param name="closed">Told once the page lets go.</param>
public sealed class PictureTray(Func<PictureReading, Task> told, Action<PictureTray> closed) : IDisposable
{
    private readonly ConcurrentDictionary<int, IReadOnlyList<ReadFace>> _faces = new();

    /// <summary>Name of the tray in addresses; nobody can guess it.</summary>
    public Guid Key { get; } = Guid.NewGuid();

    /// <summary>The gray values of a face, 48 x 48 row by row; null where there is none.</summary>
    /// <param name="picture">Number of the picture.</param>
    /// <param name="number">Number of the face in it, from 1.</param>
    public byte[]? Face(int picture, int number) =>
        _faces.TryGetValue(picture, out var faces) && number >= 1 && number <= faces.Count ? faces[number - 1].Pixels : null;

    /// <summary>Tells the page what came of a picture. The page says whether its faces are kept: it may want them cut otherwise by now.</summary>
    public Task TellAsync(PictureReading reading) => told(reading);

    /// <summary>Keeps the faces of a picture in place of those it had before.</summary>
    public void Keep(int picture, IReadOnlyList<ReadFace> faces) => _faces[picture] = faces;

    /// <summary>Lets the faces of a picture go.</summary>
    public void Forget(int picture) => _faces.TryRemove(picture, out _);

    /// <inheritdoc/>
    public void Dispose() => closed(this);
}
