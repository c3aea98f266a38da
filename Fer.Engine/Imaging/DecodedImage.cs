namespace Fer.Engine.Imaging;

/// <summary>A decoded image file.</summary>
/// <param name="Format">Format that its first bytes show.</param>
/// <param name="Gray">Its pixels, upright, as 8-bit gray.</param>
public sealed record DecodedImage(ImageFormat Format, GrayImage Gray);
