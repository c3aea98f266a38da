using Fer.Engine.Imaging;

namespace Fer.Engine.Detection;

/// <summary>Reads pictures for the networks: finds the faces and cuts them out, or takes a picture that is a face already whole.</summary>
public sealed class PictureReader(FaceDetector detector)
{
    /// <summary>Reads an encoded picture.</summary>
    /// <param name="content">The file's bytes, PNG or JPEG.</param>
    /// <param name="margin">Margin around each face (see <see cref="FaceCrop.Cut"/>); null where the whole picture is one face.</param>
    /// <exception cref="UndecodableImageException">It is no PNG or JPEG, too large, too small, damaged or cut short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The margin is out of range.</exception>
    public ReadPicture Read(ReadOnlySpan<byte> content, double? margin) => Read(ImageDecoder.Decode(content).Gray, margin);

    /// <summary>Reads a decoded picture.</summary>
    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, double?)" path="/exception[@cref='T:System.ArgumentOutOfRangeException']"/>
    public ReadPicture Read(GrayImage picture, double? margin)
    {
        IReadOnlyList<ReadFace> faces = margin is { } share
            ? [.. detector.FindSmallToo(picture).Select(box => new ReadFace(box, FaceCrop.Cut(picture, box, share)))]
            : [new ReadFace(null, FaceTensorImage.To48x48Gray(picture))];
        return new(picture.Width, picture.Height, faces);
    }
}
