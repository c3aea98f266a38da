using Fer.Engine.Imaging;

namespace Fer.Engine.Importing;

/// <summary>A sample ready to be stored.</summary>
/// <param name="Source">Where it came from.</param>
/// <param name="PixelHash">Hash of its pixels.</param>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="Gray">What was measured on its pixels.</param>
/// <param name="MediaType">Media type of <paramref name="Content"/>.</param>
/// <param name="Content">The bytes to store.</param>
internal sealed record PreparedSample(SourceImage Source, byte[] PixelHash, int Width, int Height, GrayStatistics Gray, string MediaType, byte[] Content);
