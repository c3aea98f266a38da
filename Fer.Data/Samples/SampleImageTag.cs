namespace Fer.Data.Samples;

/// <summary>The short form of a pixel hash.</summary>
public static class SampleImageTag
{
    /// <summary>First 12 hexadecimal digits, in lower case.</summary>
    public static string Of(byte[] pixelHash) => Convert.ToHexStringLower(pixelHash.AsSpan(0, 6));
}
