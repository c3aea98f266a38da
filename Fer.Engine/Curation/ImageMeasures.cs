namespace Fer.Engine.Curation;

/// <summary>What is measured of one image of 48x48.</summary>
/// <param name="Brightness">Mean gray, 0 to 1.</param>
/// <param name="Contrast">Standard deviation of the grays, 0 to 0.5.</param>
/// <param name="Highlight">Gray that 95 of 100 pixels do not exceed, 0 to 1.</param>
/// <param name="Sharpness">Energy of the Laplacian over energy of the gradient; 0 for a flat image.</param>
public readonly record struct ImageMeasures(double Brightness, double Contrast, double Highlight, double Sharpness)
{
    private const int Side = LowFrequencies.Side, Length = LowFrequencies.Length;

    /// <summary>Measures an image.</summary>
    /// <param name="pixels">2,304 grays, row by row.</param>
    /// <exception cref="ArgumentException">The image has another size.</exception>
    public static ImageMeasures Of(ReadOnlySpan<byte> pixels)
    {
        if (pixels.Length != Length)
            throw new ArgumentException($"An image of 48x48 has {Length} pixels, not {pixels.Length}.", nameof(pixels));
        Span<int> counts = stackalloc int[256];
        long sum = 0, squares = 0;
        foreach (var pixel in pixels)
        {
            counts[pixel]++;
            sum += pixel;
            squares += pixel * pixel;
        }
        var mean = (double)sum / Length;
        var deviation = Math.Sqrt(Math.Max(0, (double)squares / Length - mean * mean));
        return new(mean / 255, deviation / 255, Quantile(counts, 0.95) / 255.0, SharpnessOf(pixels));
    }

    private static int Quantile(ReadOnlySpan<int> counts, double share)
    {
        var (gray, below) = (0, counts[0]);
        while (below < share * Length)
            below += counts[++gray];
        return gray;
    }

    private static double SharpnessOf(ReadOnlySpan<byte> pixels)
    {
        long laplacian = 0, gradient = 0;
        for (var y = 1; y < Side - 1; y++)
        {
            for (var at = y * Side + 1; at < (y + 1) * Side - 1; at++)
            {
                int left = pixels[at - 1], right = pixels[at + 1], above = pixels[at - Side], below = pixels[at + Side];
                var second = left + right + above + below - 4 * pixels[at];
                laplacian += second * second;
                gradient += (right - left) * (right - left) + (below - above) * (below - above);
            }
        }
        // Central differences span two pixels: their halves are the slopes.
        return gradient == 0 ? 0 : 4.0 * laplacian / gradient;
    }
}
