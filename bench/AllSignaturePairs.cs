using Fer.Engine.Curation;

namespace Fer.Bench;

/// <summary>The peer of the index: every image in all its 50 moves and mirrorings compared with every earlier one, by signatures alone.</summary>
internal static class AllSignaturePairs
{
    /// <summary>Counts the pairs that differ in few enough bits.</summary>
    public static long Count(byte[] pixels, CancellationToken ct)
    {
        var images = pixels.Length / NearDuplicates.ImageLength;
        var maker = new SignatureMaker(1);
        var signatures = new ImageSignature[images];
        var most = new NearDuplicateOptions().MostDifferentBits;
        var threads = new ParallelOptions { CancellationToken = ct };
        var count = 0L;
        Parallel.For(0, images, threads, () => new LowFrequencies(), (image, _, waves) =>
        {
            signatures[image] = Variants(pixels, image, 0, waves, maker)[0];
            return waves;
        }, _ => { });
        Parallel.For(0, images, threads, () => new LowFrequencies(), (image, _, waves) =>
        {
            var found = 0;
            foreach (var variant in Variants(pixels, image, LowFrequencies.MostShift, waves, maker))
            {
                foreach (var earlier in signatures.AsSpan(0, image))
                    found += variant.Distance(earlier) <= most ? 1 : 0;
            }
            Interlocked.Add(ref count, found);
            return waves;
        }, _ => { });
        return count;
    }

    private static List<ImageSignature> Variants(byte[] pixels, int image, int shift, LowFrequencies waves, SignatureMaker maker)
    {
        Span<float> frequencies = stackalloc float[LowFrequencies.Count];
        List<ImageSignature> variants = [];
        waves.Load(pixels.AsSpan(image * NearDuplicates.ImageLength, NearDuplicates.ImageLength), shift);
        for (var dy = -shift; dy <= shift; dy++)
        {
            for (var dx = -shift; dx <= shift; dx++)
            {
                waves.At(dx, dy, frequencies);
                var (plain, mirrored) = maker.Make(frequencies);
                variants.AddRange([plain, mirrored]);
            }
        }
        return variants;
    }
}
