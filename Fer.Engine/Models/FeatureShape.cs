namespace Fer.Engine.Models;

/// <summary>Size of one image's values between two layers.</summary>
/// <param name="Channels">Channels; all values where the image has been flattened.</param>
/// <param name="Height">Rows; 1 after flattening.</param>
/// <param name="Width">Columns; 1 after flattening.</param>
/// <param name="IsFlat">Whether height and width are gone.</param>
public readonly record struct FeatureShape(int Channels, int Height, int Width, bool IsFlat)
{
    /// <summary>One gray 48x48 image.</summary>
    public static readonly FeatureShape Input = new(1, ModelArchitecture.InputSide, ModelArchitecture.InputSide, false);

    /// <summary>Number of values.</summary>
    public int Length => Channels * Height * Width;
}
