namespace Fer.Engine.Detection;

/// <summary>A face that was found. Positions are in pixels of the picture, and may reach beyond its edge.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Top edge.</param>
/// <param name="Width">Width, above 0.</param>
/// <param name="Height">Height, above 0.</param>
/// <param name="Score">How sure the detector is, 0 to 1.</param>
public readonly record struct FaceBox(float Left, float Top, float Width, float Height, float Score)
{
    /// <summary>Area in square pixels.</summary>
    public float Area => Width * Height;

    /// <summary>Shared area of two boxes in square pixels.</summary>
    public float Shared(FaceBox other)
    {
        var width = Math.Min(Left + Width, other.Left + other.Width) - Math.Max(Left, other.Left);
        var height = Math.Min(Top + Height, other.Top + other.Height) - Math.Max(Top, other.Top);
        return width <= 0 || height <= 0 ? 0 : width * height;
    }

    /// <summary>Shared area of two boxes as a share of the area that both cover, 0 to 1.</summary>
    public float Overlap(FaceBox other)
    {
        var shared = Shared(other);
        return shared == 0 ? 0 : shared / (Area + other.Area - shared);
    }
}
