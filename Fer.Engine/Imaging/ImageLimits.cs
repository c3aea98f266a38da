namespace Fer.Engine.Imaging;

/// <summary>What an image may be at most, so that a hostile file costs little before it is refused.</summary>
public static class ImageLimits
{
    /// <summary>Shortest side in pixels; below it there is no face to see.</summary>
    public const int MinSide = 16;

    /// <summary>Longest side in pixels. Two of them make the most pixels: 16.8 million, 64 MiB while a colour image is decoded.</summary>
    public const int MaxSide = 4096;

    /// <summary>Largest file in bytes: a camera's JPEG or PNG at <see cref="MaxSide"/> fits.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;
}
