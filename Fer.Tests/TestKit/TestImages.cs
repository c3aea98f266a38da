using System.Buffers.Binary;
using Fer.Engine.Imaging;
using SkiaSharp;

namespace Fer.Tests.TestKit;

/// <summary>Image files that tests import and decode.</summary>
public static class TestImages
{
    /// <summary>A gray image whose pixels follow from a seed.</summary>
    public static GrayImage Gray(int seed, int width = 48, int height = 48)
    {
        var pixels = new byte[width * height];
        new Random(seed).NextBytes(pixels);
        return new GrayImage(width, height, pixels);
    }

    public static byte[] Png(int seed) => GrayPng.Encode(Gray(seed));

    /// <summary>A file of one colour, as another program would write it.</summary>
    public static byte[] Colour(SKColor colour, SKEncodedImageFormat format, int width = 32, int height = 32) =>
        Paint(format, width, height, canvas => canvas.Clear(colour));

    public static byte[] Paint(SKEncodedImageFormat format, int width, int height, Action<SKCanvas> paint)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        using (var canvas = new SKCanvas(bitmap))
            paint(canvas);
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    /// <summary>A PNG of a few bytes whose header claims any size.</summary>
    public static byte[] PngClaiming(int width, int height)
    {
        var file = GrayPng.Encode(Gray(1, 16, 16));
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Crc32.Compute(file.AsSpan(12, 4), file.AsSpan(16, 13)));
        return file;
    }

    /// <summary>The JPEG with an EXIF segment that states an orientation, 1 to 8.</summary>
    public static byte[] WithOrientation(byte[] jpeg, byte orientation)
    {
        byte[] exif =
        [
            0xFF, 0xE1, 0, 34, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0, (byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0,
            1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0,
        ];
        return [.. jpeg[..2], .. exif, .. jpeg[2..]];
    }
}
