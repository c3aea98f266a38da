namespace Fer.Engine.Imaging;

/// <summary>An image as 8-bit gray.</summary>
/// <param name="Width">Pixels a row; above 0.</param>
/// <param name="Height">Rows; above 0.</param>
/// <param name="Pixels">Row by row from the top, 0 black to 255 white; <c>Width * Height</c> bytes.</param>
public sealed record GrayImage(int Width, int Height, byte[] Pixels);
