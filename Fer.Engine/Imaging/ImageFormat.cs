namespace Fer.Engine.Imaging;

/// <summary>Formats that are read.</summary>
public enum ImageFormat
{
    /// <summary>PNG.</summary>
    Png,

    /// <summary>JPEG.</summary>
    Jpeg,
}
