namespace Fer.Engine.Imaging;

/// <summary>Knows a format by its first bytes; a file's name proves nothing.</summary>
public static class ImageFormats
{
    private static ReadOnlySpan<byte> PngMagic => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> JpegMagic => [0xFF, 0xD8, 0xFF];

    /// <summary>The format of these bytes; null where it is neither PNG nor JPEG.</summary>
    public static ImageFormat? Recognise(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith(PngMagic))
            return ImageFormat.Png;
        return content.StartsWith(JpegMagic) ? ImageFormat.Jpeg : null;
    }

    /// <summary><c>image/png</c> or <c>image/jpeg</c>.</summary>
    public static string MediaType(this ImageFormat format) => format == ImageFormat.Png ? "image/png" : "image/jpeg";
}
