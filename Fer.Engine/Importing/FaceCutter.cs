using System.Globalization;
using Fer.Engine.Detection;
using Fer.Engine.Imaging;

namespace Fer.Engine.Importing;

/// <summary>Cuts the faces out of photographs, for any number of threads. The photograph itself is not kept.</summary>
internal sealed class FaceCutter : IDisposable
{
    /// <summary>Why a photograph without a face is rejected.</summary>
    public const string NoFace = "no face was found in it";

    private readonly FaceCutting _how;
    private readonly FaceDetector _detector;
    private readonly PictureReader _reader;

    /// <summary>Loads the detector.</summary>
    public FaceCutter(FaceCutting how)
    {
        _how = how;
        _detector = new FaceDetector();
        _reader = new PictureReader(_detector);
    }

    /// <summary>Finds the faces of a photograph and cuts out those that are wanted.</summary>
    /// <returns>The number of faces found, and the wanted ones by size, the largest first.</returns>
    /// <exception cref="UndecodableImageException">The photograph is refused.</exception>
    public (int Found, IReadOnlyList<PreparedSample> Taken) Cut(SourceImage photo)
    {
        var picture = _reader.Read(photo.File, _how.Margin);
        // The detector's own order is by sureness, which says little about whom a photograph is of.
        var faces = picture.Faces.Select(face => (Box: face.Box.GetValueOrDefault(), face.Pixels))
            .OrderByDescending(face => face.Box.Area).ThenBy(face => face.Box.Left).ThenBy(face => face.Box.Top).ToList();
        var wanted = _how.Choice == FaceChoice.All ? faces.Count : Math.Min(1, faces.Count);
        return (faces.Count, [.. faces.Take(wanted).Select((face, index) => Prepare(
            photo, index + 1, Origin(photo.Key, index + 1, faces.Count, face.Box, picture), face.Pixels))]);
    }

    /// <summary>Frees the detector.</summary>
    public void Dispose() => _detector.Dispose();

    private static PreparedSample Prepare(SourceImage photo, int number, string origin, byte[] pixels)
    {
        var key = CutFace.Key(photo.Key, number);
        var source = photo with { Key = key, Place = key, File = null, Face = new CutFace(photo.Key, origin) };
        var gray = new GrayImage(FaceTensorImage.Side, FaceTensorImage.Side, pixels);
        return new PreparedSample(
            source, PixelHash.Compute(gray), gray.Width, gray.Height, GrayStatistics.Of(gray), ImageFormat.Png.MediaType(), GrayPng.Encode(gray));
    }

    private string Origin(string photo, int number, int count, FaceBox box, ReadPicture picture) => string.Create(
        CultureInfo.InvariantCulture,
        $"face {number} of {count} by size in {photo}: {Round(box.Width)} x {Round(box.Height)} pixels at {Round(box.Left)}, {Round(box.Top)} of {picture.Width} x {picture.Height}, cut out with margin {_how.Margin:0.###}");

    private static int Round(float value) => (int)MathF.Round(value);
}
