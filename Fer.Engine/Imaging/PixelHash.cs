using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Fer.Engine.Imaging;

/// <summary>Identity of an image's pixels, whatever file format carried them.</summary>
public static class PixelHash
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    /// <summary>SHA-256 of width and height as little-endian 32-bit integers, followed by the gray pixels row by row.</summary>
    public static byte[] Compute(GrayImage image)
    {
        Span<byte> size = stackalloc byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(size, image.Width);
        BinaryPrimitives.WriteInt32LittleEndian(size[4..], image.Height);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(size);
        hash.AppendData(image.Pixels);
        return hash.GetHashAndReset();
    }
}
