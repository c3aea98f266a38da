using Fer.Engine.Curation;
using SkiaSharp;

namespace Fer.Tests.Engine.Curation;

/// <summary>Drawn faces as bytes, and what happens to pictures on their way through the world.</summary>
internal static class FacePictures
{
    private const int Side = 48, Length = NearDuplicates.ImageLength;

    /// <summary>Changes after which a picture is still the same picture, by name.</summary>
    public static IReadOnlyDictionary<string, Func<byte[], int, byte[]>> Changes { get; } = new Dictionary<string, Func<byte[], int, byte[]>>
    {
        ["brighter"] = (face, _) => Map(face, value => 0.8 * value + 50),
        ["darker"] = (face, _) => Map(face, value => 0.7 * value),
        ["less contrast"] = (face, _) => Map(face, value => 0.3 * value + 80),
        ["noise"] = (face, seed) => Noise(face, seed),
        ["jpeg"] = (face, _) => Jpeg(face, 60),
        ["mirrored"] = (face, _) => Mirror(face),
        ["moved by 1"] = (face, seed) => Move(face, seed % 3 - 1, 1),
        ["moved by 2"] = (face, seed) => Move(face, 2, seed % 5 - 2),
        ["mirrored, moved, darker, jpeg"] = (face, seed) => Jpeg(Map(Move(Mirror(face), 1, seed % 5 - 2), value => 0.8 * value), 75),
    };

    public static byte[] Draw(int count) => [.. Enumerable.Range(0, count).SelectMany(i => DrawnFaces.Draw(77 + count, i, i % 7).Pixels)];

    public static byte[] At(byte[] pixels, int image) => pixels[(image * Length)..((image + 1) * Length)];

    public static byte[] Mirror(byte[] face)
    {
        var mirrored = (byte[])face.Clone();
        for (var y = 0; y < Side; y++)
            Array.Reverse(mirrored, y * Side, Side);
        return mirrored;
    }

    /// <summary>Moves right and down; the edge is repeated.</summary>
    public static byte[] Move(byte[] face, int dx, int dy)
    {
        var moved = new byte[Length];
        for (var at = 0; at < Length; at++)
            moved[at] = face[Math.Clamp(at / Side - dy, 0, Side - 1) * Side + Math.Clamp(at % Side - dx, 0, Side - 1)];
        return moved;
    }

    private static byte[] Map(byte[] face, Func<double, double> tone) => [.. face.Select(value => (byte)Math.Clamp(Math.Round(tone(value)), 0, 255))];

    private static byte[] Noise(byte[] face, int seed)
    {
        var random = new Random(seed);
        return [.. face.Select(value => (byte)Math.Clamp(value + 5 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2, 0, 255))];
    }

    private static byte[] Jpeg(byte[] face, int quality)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Gray8, SKAlphaType.Opaque));
        face.CopyTo(bitmap.GetPixelSpan());
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, quality);
        using var back = SKBitmap.Decode(data, new SKImageInfo(Side, Side, SKColorType.Gray8, SKAlphaType.Opaque));
        return back.GetPixelSpan().ToArray();
    }
}
