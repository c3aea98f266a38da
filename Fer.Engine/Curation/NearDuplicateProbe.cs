using System.Collections.Concurrent;

namespace Fer.Engine.Curation;

/// <summary>Compares one image after the other with those before it. One object serves one thread.</summary>
internal sealed class NearDuplicateProbe(
    ReadOnlyMemory<byte> pixels, ShiftedSums sums, NearDuplicateOptions options, SignatureMaker maker, SignatureIndex index)
{
    /// <summary>Pairs after which an image is not compared further, so that hundreds of almost equal ones do not make all their pairs.</summary>
    private const int MostPairs = 32;

    /// <summary>Cut-outs in the order in which they are looked up: the image as it stands first.</summary>
    private static readonly (int Dx, int Dy)[] s_shifts =
        [.. from dy in Enumerable.Range(-LowFrequencies.MostShift, 2 * LowFrequencies.MostShift + 1)
            from dx in Enumerable.Range(-LowFrequencies.MostShift, 2 * LowFrequencies.MostShift + 1)
            orderby dx * dx + dy * dy
            select (dx, dy)];

    private readonly LowFrequencies _waves = new();
    private readonly float[] _frequencies = new float[LowFrequencies.Count];
    private readonly PixelCorrelation _correlation = new(pixels, sums);
    private readonly List<int> _found = [];
    private readonly HashSet<(int First, bool IsMirrored)> _seen = [];
    private readonly Dictionary<int, NearPair> _proven = [];
    private int _image;

    /// <summary>Adds the image's pairs with earlier ones.</summary>
    public void AddPairs(int image, ConcurrentBag<NearPair> pairs)
    {
        _image = image;
        _seen.Clear();
        _proven.Clear();
        _correlation.Load(image);
        _waves.Load(pixels.Span.Slice(image * LowFrequencies.Length, LowFrequencies.Length), LowFrequencies.MostShift);
        foreach (var (dx, dy) in s_shifts)
        {
            _waves.At(dx, dy, _frequencies);
            var (plain, mirrored) = maker.Make(_frequencies);
            Look(plain, false);
            Look(mirrored, true);
            if (_proven.Count >= MostPairs)
                break;
        }
        foreach (var pair in _proven.Values)
            pairs.Add(pair);
    }

    private void Look(ImageSignature signature, bool isMirrored)
    {
        _found.Clear();
        index.Find(signature, _image, options.MostDifferentBits, _found);
        foreach (var first in _found)
        {
            if (_proven.Count >= MostPairs)
                return;
            if (_seen.Add((first, isMirrored)))
                Prove(first, isMirrored);
        }
    }

    /// <summary>A symmetric face can be proven both ways; the better one counts.</summary>
    private void Prove(int first, bool isMirrored)
    {
        var pair = _correlation.Best(first, isMirrored);
        if (pair.Correlation >= options.MinCorrelation && (!_proven.TryGetValue(first, out var known) || pair.Correlation > known.Correlation))
            _proven[first] = pair;
    }
}
