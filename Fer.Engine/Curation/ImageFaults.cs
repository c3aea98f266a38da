namespace Fer.Engine.Curation;

/// <summary>Finds images that are blank, too dark or bright, without contrast, or blurred.</summary>
public static class ImageFaults
{
    /// <summary>Measures every image.</summary>
    /// <param name="pixels">N gray images of 48x48, one after the other: N·2,304 bytes.</param>
    /// <param name="options">Bounds.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>The faults by image, then by kind; an image can have several.</returns>
    /// <exception cref="ArgumentException">The pixels are no whole number of images.</exception>
    public static IReadOnlyList<ImageFault> Find(ReadOnlyMemory<byte> pixels, ImageFaultOptions options, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        const int length = NearDuplicates.ImageLength;
        if (pixels.Length % length != 0)
            throw new ArgumentException($"{pixels.Length} bytes are no whole number of images of 48x48.", nameof(pixels));
        var measures = new ImageMeasures[pixels.Length / length];
        Parallel.For(0, measures.Length, new ParallelOptions { CancellationToken = ct }, image =>
            measures[image] = ImageMeasures.Of(pixels.Span.Slice(image * length, length)));
        return [.. measures.SelectMany((measured, image) => Of(image, measured, options))];
    }

    /// <summary>The faults of one image.</summary>
    /// <param name="image">Its position.</param>
    /// <param name="measured">What was measured of it.</param>
    /// <param name="options">Bounds.</param>
    public static IEnumerable<ImageFault> Of(int image, ImageMeasures measured, ImageFaultOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (measured.Contrast < options.BlankContrast)
        {
            yield return Below(image, ImageFaultKind.Blank, measured.Contrast, options.BlankContrast);
            yield break;
        }
        if (measured.Highlight < options.DarkestHighlight)
            yield return Below(image, ImageFaultKind.TooDark, measured.Highlight, options.DarkestHighlight);
        if (measured.Brightness > options.MostBrightness)
        {
            var score = (measured.Brightness - options.MostBrightness) / (1 - options.MostBrightness);
            yield return new(image, ImageFaultKind.TooBright, (float)score, (float)measured.Brightness);
        }
        if (measured.Contrast < options.LeastContrast)
            yield return Below(image, ImageFaultKind.LowContrast, measured.Contrast, options.LeastContrast);
        if (measured.Sharpness < options.LeastSharpness)
            yield return Below(image, ImageFaultKind.Blurred, measured.Sharpness, options.LeastSharpness);
    }

    private static ImageFault Below(int image, ImageFaultKind kind, double measured, double bound) =>
        new(image, kind, (float)((bound - measured) / bound), (float)measured);
}
