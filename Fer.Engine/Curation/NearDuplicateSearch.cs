using System.Collections.Concurrent;

namespace Fer.Engine.Curation;

/// <summary>The search for near duplicates over one set of images, ready to run.</summary>
internal sealed class NearDuplicateSearch
{
    private const int Range = 128;
    private readonly ReadOnlyMemory<byte> _pixels;
    private readonly ShiftedSums _sums;
    private readonly NearDuplicateOptions _options;
    private readonly ParallelOptions _threads;
    private readonly SignatureMaker _maker;
    private readonly SignatureIndex _index;

    /// <summary>Makes the signatures and their index.</summary>
    /// <param name="pixels">All images.</param>
    /// <param name="compared">Positions of those to compare, rising.</param>
    /// <param name="sums">Sums of all images.</param>
    /// <param name="options">Thresholds.</param>
    /// <param name="threads">How to run in parallel.</param>
    public NearDuplicateSearch(ReadOnlyMemory<byte> pixels, int[] compared, ShiftedSums sums, NearDuplicateOptions options, ParallelOptions threads)
    {
        (_pixels, _sums, _options, _threads) = (pixels, sums, options, threads);
        _maker = new SignatureMaker(options.Seed);
        _index = new SignatureIndex(Sign(compared), compared, threads);
    }

    /// <summary>Compares some of the images with all before them. What an image is paired with depends on these alone, not on the thread.</summary>
    public void Run(ReadOnlyMemory<int> images, ConcurrentBag<NearPair> pairs, IProgress<double>? progress)
    {
        var done = 0;
        var ranges = (images.Length + Range - 1) / Range;
        Parallel.For(0, ranges, _threads, () => new NearDuplicateProbe(_pixels, _sums, _options, _maker, _index), (range, _, probe) =>
        {
            foreach (var image in images.Span[(range * Range)..Math.Min(images.Length, (range + 1) * Range)])
                probe.AddPairs(image, pairs);
            progress?.Report((double)Interlocked.Increment(ref done) / ranges);
            return probe;
        }, _ => { });
    }

    private ImageSignature[] Sign(int[] compared)
    {
        var signatures = new ImageSignature[_pixels.Length / LowFrequencies.Length];
        Parallel.For(0, (compared.Length + Range - 1) / Range, _threads, () => new LowFrequencies(), (range, _, waves) =>
        {
            Span<float> frequencies = stackalloc float[LowFrequencies.Count];
            foreach (var image in compared.AsSpan()[(range * Range)..Math.Min(compared.Length, (range + 1) * Range)])
            {
                waves.Load(_pixels.Span.Slice(image * LowFrequencies.Length, LowFrequencies.Length), 0);
                waves.At(0, 0, frequencies);
                signatures[image] = _maker.Make(frequencies).Plain;
            }
            return waves;
        }, _ => { });
        return signatures;
    }
}
