using SkiaSharp;

namespace Fer.Engine.Imaging;

/// <summary>
/// Decodes PNG and JPEG to 8-bit gray. The header is checked before any pixel is decoded, since a 1 MB PNG can unpack to 900 MB;
/// anything but a whole image is refused, since a decoder that fills the missing half with gray would spoil a dataset unseen.
/// Colour becomes gray by Rec. 601 luma in Pillow's integer form (<c>Image.convert("L")</c>), transparency lies over black
/// as the margins of FER-2013's crops do, and a JPEG's EXIF orientation is applied. Embedded colour profiles are not.
/// </summary>
public static class ImageDecoder
{
    /// <summary>Decodes one file.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <exception cref="UndecodableImageException">It is no PNG or JPEG, too large, too small, damaged or cut short.</exception>
    public static DecodedImage Decode(ReadOnlySpan<byte> content)
    {
        if (content.Length > ImageLimits.MaxBytes)
            throw new UndecodableImageException($"the file is larger than {ImageLimits.MaxBytes / (1024 * 1024)} MB");
        var format = ImageFormats.Recognise(content) ?? throw new UndecodableImageException("it is neither a PNG nor a JPEG");
        using var data = SKData.CreateCopy(content);
        using var codec = SKCodec.Create(data) ?? throw new UndecodableImageException("its header is damaged");
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        CheckSize(width, height);
        var pixels = codec.Info.ColorType == SKColorType.Gray8
            ? DecodeGray(codec, width, height)
            : DecodeColour(codec, width, height);
        return new DecodedImage(format, Orientation.Apply(new GrayImage(width, height, pixels), codec.EncodedOrigin));
    }

    private static void CheckSize(int width, int height)
    {
        if (Math.Max(width, height) > ImageLimits.MaxSide)
            throw new UndecodableImageException($"it is {width}x{height} pixels; at most {ImageLimits.MaxSide} a side are read");
        if (Math.Min(width, height) < ImageLimits.MinSide)
            throw new UndecodableImageException($"it is {width}x{height} pixels; at least {ImageLimits.MinSide} a side are needed");
    }

    private static byte[] DecodeGray(SKCodec codec, int width, int height)
    {
        var pixels = new byte[width * height];
        Decode(codec, new SKImageInfo(width, height, SKColorType.Gray8, SKAlphaType.Opaque), pixels);
        return pixels;
    }

    private static byte[] DecodeColour(SKCodec codec, int width, int height)
    {
        var colours = new byte[4 * width * height];
        Decode(codec, new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul), colours);
        var pixels = new byte[width * height];
        for (int i = 0, c = 0; i < pixels.Length; i++, c += 4)
            pixels[i] = (byte)((colours[c] * 19595 + colours[c + 1] * 38470 + colours[c + 2] * 7471 + 0x8000) >> 16);
        return pixels;
    }

    private static unsafe void Decode(SKCodec codec, SKImageInfo info, byte[] target)
    {
        SKCodecResult result;
        fixed (byte* start = target)
            result = codec.GetPixels(info, (nint)start);
        if (result == SKCodecResult.IncompleteInput)
            throw new UndecodableImageException("it is cut short");
        if (result != SKCodecResult.Success)
            throw new UndecodableImageException($"its pixels are damaged ({result})");
    }
}
