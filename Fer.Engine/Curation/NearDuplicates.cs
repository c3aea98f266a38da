using System.Collections.Concurrent;

namespace Fer.Engine.Curation;

/// <summary>
/// Finds images that show the same picture: identical, or changed in brightness, contrast, encoding or noise, mirrored, or moved by up to
/// 2 pixels. A perceptual hash names candidates; the correlation of their pixels proves them.
/// </summary>
public static class NearDuplicates
{
    /// <summary>Below this standard deviation of the gray values, in levels of 256, an image is blank: what is left is noise of rounding.</summary>
    public const double BlankDeviation = 2;

    /// <summary>Bytes of an image, 48x48.</summary>
    public const int ImageLength = LowFrequencies.Length;

    /// <summary>
    /// Finds the pairs. Of identical images each is paired with the first only, and only the first is compared with others. An image
    /// paired with 32 earlier ones is not compared further: groups come out whole all the same, since like is linked to like.
    /// Blank images are left out.
    /// </summary>
    /// <param name="pixels">N gray images of 48x48, row by row, one after the other: N·2,304 bytes.</param>
    /// <param name="options">Thresholds.</param>
    /// <param name="firstNew">Position of the first image that was not compared before; only pairs whose later image is there or after come back. 0 for all.</param>
    /// <param name="progress">Told the share that is done, from 0 to 1.</param>
    /// <param name="ct">Stops the search.</param>
    /// <returns>The pairs by first, then by second.</returns>
    /// <exception cref="ArgumentException">The pixels are no whole number of images.</exception>
    public static IReadOnlyList<NearPair> Find(
        ReadOnlyMemory<byte> pixels, NearDuplicateOptions options, int firstNew, IProgress<double>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(firstNew);
        if (pixels.Length % ImageLength != 0)
            throw new ArgumentException($"{pixels.Length} bytes are no whole number of images of 48x48.", nameof(pixels));

        var threads = new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = options.Threads ?? -1 };
        var firsts = IdenticalImages.Firsts(pixels);
        var sums = new ShiftedSums(pixels, threads);
        int[] compared = [.. Enumerable.Range(0, firsts.Length).Where(image => firsts[image] == image && sums.Deviation(image) >= BlankDeviation)];
        var search = new NearDuplicateSearch(pixels, compared, sums, options, threads);

        var pairs = new ConcurrentBag<NearPair>();
        for (var image = firstNew; image < firsts.Length; image++)
        {
            if (firsts[image] != image && sums.Deviation(image) >= BlankDeviation)
                pairs.Add(new(firsts[image], image, 1, false, 0, 0));
        }
        var after = Array.BinarySearch(compared, firstNew);
        search.Run(compared.AsMemory(after < 0 ? ~after : after), pairs, progress);
        return [.. pairs.OrderBy(pair => pair.First).ThenBy(pair => pair.Second)];
    }
}
