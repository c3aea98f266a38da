namespace Fer.Engine.Curation;

/// <summary>Finds images of 48x48 with identical pixels.</summary>
internal static class IdenticalImages
{
    /// <summary>For each image the position of the first one with the same pixels; its own where there is none before it.</summary>
    /// <param name="pixels">Images, one after the other.</param>
    public static int[] Firsts(ReadOnlyMemory<byte> pixels)
    {
        var firsts = new int[pixels.Length / LowFrequencies.Length];
        var seen = new Dictionary<int, int>(firsts.Length, new PixelComparer(pixels));
        for (var image = 0; image < firsts.Length; image++)
        {
            if (!seen.TryGetValue(image, out firsts[image]))
                seen.Add(image, firsts[image] = image);
        }
        return firsts;
    }

    private sealed class PixelComparer(ReadOnlyMemory<byte> pixels) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => Of(x).SequenceEqual(Of(y));

        public int GetHashCode(int image)
        {
            var hash = new HashCode();
            hash.AddBytes(Of(image));
            return hash.ToHashCode();
        }

        private ReadOnlySpan<byte> Of(int image) => pixels.Span.Slice(image * LowFrequencies.Length, LowFrequencies.Length);
    }
}
