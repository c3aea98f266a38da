using Fer.Engine.Imaging;

namespace Fer.Engine.Detection;

/// <summary>A picture fitted whole into a square, black where it does not reach.</summary>
/// <param name="Values">Gray values row by row, -1 (black) to 1 (white).</param>
/// <param name="Side">Side of the square in pixels.</param>
/// <param name="Scale">Pixels of the square to one of the picture.</param>
/// <param name="Left">Where the picture begins, in pixels of the square.</param>
/// <param name="Top">Where it begins from above.</param>
internal sealed record Letterbox(float[] Values, int Side, float Scale, float Left, float Top)
{
    // More samples than this in a direction cost time and change nothing that a detector of this size could see.
    private const int MostSamples = 8;

    /// <summary>Fits a picture.</summary>
    public static Letterbox Of(GrayImage image, int side)
    {
        var scale = (float)side / Math.Max(image.Width, image.Height);
        var (left, top) = ((side - (image.Width * scale)) / 2, (side - (image.Height * scale)) / 2);
        var samples = Math.Clamp((int)MathF.Ceiling(1 / scale), 1, MostSamples);
        var values = new float[side * side];
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
                values[(y * side) + x] = (Mean(image, x - left, y - top, scale, samples) / 127.5f) - 1;
        }

        return new Letterbox(values, side, scale, left, top);
    }

    /// <summary>A box of the square in pixels of the picture.</summary>
    public FaceBox ToPicture(FaceBox box) =>
        new((box.Left - Left) / Scale, (box.Top - Top) / Scale, box.Width / Scale, box.Height / Scale, box.Score);

    private static float Mean(GrayImage image, float left, float top, float scale, int samples)
    {
        var sum = 0f;
        for (var row = 0; row < samples; row++)
        {
            for (var column = 0; column < samples; column++)
                sum += At(image, (left + ((column + 0.5f) / samples)) / scale, (top + ((row + 0.5f) / samples)) / scale);
        }

        return sum / (samples * samples);
    }

    /// <summary>The gray value at a place between pixels; black outside.</summary>
    private static float At(GrayImage image, float x, float y)
    {
        if (x < 0 || y < 0 || x >= image.Width || y >= image.Height)
            return 0;
        var (column, row) = (Math.Clamp(x - 0.5f, 0, image.Width - 1), Math.Clamp(y - 0.5f, 0, image.Height - 1));
        var (left, top) = ((int)column, (int)row);
        var (right, below) = (Math.Min(left + 1, image.Width - 1), Math.Min(top + 1, image.Height - 1));
        var above = float.Lerp(image.Pixels[(top * image.Width) + left], image.Pixels[(top * image.Width) + right], column - left);
        var under = float.Lerp(image.Pixels[(below * image.Width) + left], image.Pixels[(below * image.Width) + right], column - left);
        return float.Lerp(above, under, row - top);
    }
}
