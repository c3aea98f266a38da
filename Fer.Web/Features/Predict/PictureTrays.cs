using System.Collections.Concurrent;
using Fer.Engine.Detection;
using Fer.Engine.Imaging;

namespace Fer.Web.Features.Predict;

/// <summary>The trays of all pages that are open, and the reading of what browsers send into them.</summary>
public sealed class PictureTrays(PictureReader reader) : IDisposable
{
    /// <summary>Pictures that are decoded at once, of all pages: each may take 80 MB for that moment.</summary>
    private const int AtOnce = 2;

    private readonly ConcurrentDictionary<Guid, PictureTray> _open = new();
    private readonly SemaphoreSlim _gate = new(AtOnce);

    /// <summary>A tray for a page, to be disposed with it.</summary>
    /// <param name="told">Told what came of each picture, on any thread.</param>
    public PictureTray Open(Func<PictureReading, Task> told)
    {
        var tray = new PictureTray(told, closed => _open.TryRemove(closed.Key, out _));
        _open[tray.Key] = tray;
        return tray;
    }

    /// <summary>The tray of a page; null where that page is not open any more.</summary>
    public PictureTray? Find(Guid key) => _open.GetValueOrDefault(key);

    /// <summary>Reads a picture and tells its page, also where it cannot be read.</summary>
    /// <param name="tray">The page's tray.</param>
    /// <param name="picture">Number of the picture on the page.</param>
    /// <param name="content">The file's bytes.</param>
    /// <param name="margin">Margin around each face, 0 to <see cref="FaceCrop.LargestMargin"/>; null where the whole picture is one face.</param>
    /// <param name="ct">Looked at before the picture is read.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the page is told nothing.</exception>
    public async Task ReadAsync(PictureTray tray, int picture, byte[] content, double? margin, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        PictureReading reading;
        try
        {
            reading = await Task.Run(() => Read(picture, content, margin), ct);
        }
        finally
        {
            _gate.Release();
        }

        await tray.TellAsync(reading);
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private PictureReading Read(int picture, byte[] content, double? margin)
    {
        try
        {
            return new(picture, margin, reader.Read(content, margin), null);
        }
        catch (UndecodableImageException broken)
        {
            return new(picture, margin, null, broken.Message);
        }
    }
}
