namespace Fer.Engine.Imaging;

/// <summary>How bright an image is and how far its gray values spread.</summary>
/// <param name="Brightness">Mean gray value, 0 (black) to 1 (white).</param>
/// <param name="Contrast">Standard deviation of the gray values (of all pixels, divided by their number), 0 (flat) to 0.5; RMS contrast (Peli 1990).</param>
public readonly record struct GrayStatistics(double Brightness, double Contrast)
{
    /// <summary>Measures an image, exactly: sums are whole numbers until the end.</summary>
    public static GrayStatistics Of(GrayImage image)
    {
        long sum = 0, squares = 0;
        foreach (var pixel in image.Pixels)
        {
            sum += pixel;
            squares += pixel * pixel;
        }
        double n = image.Pixels.Length;
        var mean = sum / n;
        return new GrayStatistics(mean / 255, Math.Sqrt(Math.Max(0, squares / n - mean * mean)) / 255);
    }
}
