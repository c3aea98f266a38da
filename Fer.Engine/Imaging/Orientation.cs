using SkiaSharp;

namespace Fer.Engine.Imaging;

/// <summary>Turns an image upright as its EXIF orientation says.</summary>
internal static class Orientation
{
    /// <summary>The upright image; the same object where it stands upright already.</summary>
    public static GrayImage Apply(GrayImage image, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft or SKEncodedOrigin.Default)
            return image;
        var swaps = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = swaps ? (image.Height, image.Width) : (image.Width, image.Height);
        var upright = new byte[image.Pixels.Length];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (sourceX, sourceY) = Source(origin, x, y, image.Width - 1, image.Height - 1);
                upright[y * width + x] = image.Pixels[sourceY * image.Width + sourceX];
            }
        }
        return new GrayImage(width, height, upright);
    }

    private static (int X, int Y) Source(SKEncodedOrigin origin, int x, int y, int right, int bottom) => origin switch
    {
        SKEncodedOrigin.TopRight => (right - x, y),
        SKEncodedOrigin.BottomRight => (right - x, bottom - y),
        SKEncodedOrigin.BottomLeft => (x, bottom - y),
        SKEncodedOrigin.LeftTop => (y, x),
        SKEncodedOrigin.RightTop => (y, bottom - x),
        SKEncodedOrigin.RightBottom => (right - y, bottom - x),
        SKEncodedOrigin.LeftBottom => (right - y, x),
        _ => (x, y),
    };
}
