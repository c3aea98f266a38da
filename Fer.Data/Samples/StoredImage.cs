namespace Fer.Data.Samples;

/// <summary>The stored bytes of a sample.</summary>
/// <param name="MediaType"><c>image/png</c> or <c>image/jpeg</c>.</param>
/// <param name="Content">The file's bytes.</param>
/// <param name="PixelHash">SHA-256 of its pixels; 32 bytes.</param>
public sealed record StoredImage(string MediaType, byte[] Content, byte[] PixelHash);
