namespace Fer.Engine.Imaging;

/// <summary>
/// The form in which the networks see a face: 48x48 gray. Other sizes are resampled by a triangle filter as wide as the
/// reduction, so that every source pixel counts (Pillow's <c>resize(..., BILINEAR)</c>), and stretched where they are not square.
/// </summary>
public static class FaceTensorImage
{
    /// <summary>Side in pixels.</summary>
    public const int Side = 48;

    /// <summary>Pixels of one face.</summary>
    public const int Area = Side * Side;

    /// <summary>The 48x48 form, row by row; an image of that size keeps its very pixels.</summary>
    /// <returns><see cref="Area"/> bytes, 0 black to 255 white. For a 48x48 image the same array that it holds.</returns>
    public static byte[] To48x48Gray(GrayImage image)
    {
        if (image is { Width: Side, Height: Side })
            return image.Pixels;
        var columns = Taps(image.Width);
        var rows = Taps(image.Height);
        var narrow = new float[Side * image.Height];
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < Side; x++)
                narrow[y * Side + x] = Weigh(columns[x], i => image.Pixels[y * image.Width + i]);
        }
        var result = new byte[Area];
        for (var y = 0; y < Side; y++)
        {
            for (var x = 0; x < Side; x++)
                result[y * Side + x] = (byte)Math.Clamp(MathF.Round(Weigh(rows[y], i => narrow[i * Side + x])), 0, 255);
        }
        return result;
    }

    private static float Weigh((int First, float[] Weights) tap, Func<int, float> at)
    {
        var sum = 0f;
        for (var i = 0; i < tap.Weights.Length; i++)
            sum += tap.Weights[i] * at(tap.First + i);
        return sum;
    }

    private static (int First, float[] Weights)[] Taps(int length)
    {
        var scale = (double)length / Side;
        var reach = Math.Max(scale, 1);
        var taps = new (int, float[])[Side];
        for (var target = 0; target < Side; target++)
        {
            var centre = (target + 0.5) * scale;
            var first = Math.Max(0, (int)(centre - reach + 0.5));
            var last = Math.Min(length, (int)(centre + reach + 0.5));
            var weights = new double[last - first];
            for (var i = 0; i < weights.Length; i++)
                weights[i] = Math.Max(0, 1 - Math.Abs((first + i + 0.5 - centre) / reach));
            var sum = weights.Sum();
            taps[target] = (first, [.. weights.Select(weight => (float)(weight / sum))]);
        }
        return taps;
    }
}
