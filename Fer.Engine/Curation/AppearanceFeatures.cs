namespace Fer.Engine.Curation;

/// <summary>Features of an image for want of a network's: how its low frequencies are distributed, whatever its brightness and contrast.</summary>
public static class AppearanceFeatures
{
    /// <summary>Features of an image: 128 frequencies and the share of finer detail.</summary>
    public const int Dimension = LowFrequencies.Count + 1;

    /// <summary>Measures one image.</summary>
    /// <param name="pixels">2,304 grays of 48x48, row by row.</param>
    /// <returns>The 128 lowest frequencies of the cosine transform divided by their common length, then the logarithm of the image's sharpness (<see cref="ImageMeasures"/>) as one more; all 0 for a flat image.</returns>
    /// <exception cref="ArgumentException">The image has another size.</exception>
    public static float[] Of(ReadOnlySpan<byte> pixels)
    {
        var sharpness = ImageMeasures.Of(pixels).Sharpness;
        var features = new float[Dimension];
        var waves = new LowFrequencies();
        waves.Load(pixels, 0);
        waves.At(0, 0, features.AsSpan(0, LowFrequencies.Count));
        var squares = 0f;
        foreach (var value in features)
            squares += value * value;
        if (sharpness <= 0 || squares <= 0)
            return new float[Dimension];
        var length = MathF.Sqrt(squares);
        foreach (ref var value in features.AsSpan())
            value /= length;
        features[^1] = (float)Math.Log(sharpness);
        return features;
    }
}
