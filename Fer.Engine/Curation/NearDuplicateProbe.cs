using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Fer.Engine.Curation;

/// <summary>Compares one image after the other with those before it. One object serves one thread.</summary>
internal sealed class NearDuplicateProbe(
    ReadOnlyMemory<byte> pixels, ShiftedSums sums, NearDuplicateOptions options, SignatureMaker maker, SignatureIndex index)
{
    /// <summary>Pairs after which an image is not compared further, so that hundreds of almost equal ones do not make all their pairs.</summary>
    private const int MostPairs = 32;

    /// <summary>What the best shift can add to the correlation at the one that the signatures name; checking that one first spares the other 24.</summary>
    private const double MostGain = 0.2;

    /// <summary>Cut-outs in the order in which they are looked up: the image as it stands first.</summary>
    private static readonly (int Dx, int Dy)[] Shifts =
        [.. from dy in Enumerable.Range(-LowFrequencies.MostShift, 2 * LowFrequencies.MostShift + 1)
            from dx in Enumerable.Range(-LowFrequencies.MostShift, 2 * LowFrequencies.MostShift + 1)
            orderby dx * dx + dy * dy
            select (dx, dy)];

    private readonly LowFrequencies _waves = new();
    private readonly float[] _frequencies = new float[LowFrequencies.Count];
    private readonly PixelCorrelation _correlation = new(pixels, sums);
    private readonly List<SignatureMatch> _found = [];
    private readonly Dictionary<(int First, bool IsMirrored), SignatureMatch> _candidates = [];
    private readonly Dictionary<int, NearPair> _proven = [];

    /// <summary>Adds the image's pairs with earlier ones.</summary>
    public void AddPairs(int image, ConcurrentBag<NearPair> pairs)
    {
        _candidates.Clear();
        _proven.Clear();
        _waves.Load(pixels.Span.Slice(image * LowFrequencies.Length, LowFrequencies.Length), LowFrequencies.MostShift);
        foreach (var (dx, dy) in Shifts)
        {
            _waves.At(dx, dy, _frequencies);
            var (plain, mirrored) = maker.Make(_frequencies);
            Look(plain, image, false, dx, dy);
            Look(mirrored, image, true, dx, dy);
        }
        if (_candidates.Count == 0)
            return;
        _correlation.Load(image);
        foreach (var ((first, isMirrored), match) in _candidates.OrderBy(pair => pair.Value.Distance).ThenBy(pair => pair.Key))
        {
            if (_proven.Count >= MostPairs)
                break;
            Prove(first, isMirrored, match);
        }
        foreach (var pair in _proven.Values)
            pairs.Add(pair);
    }

    /// <summary>Notes for each candidate the move under which the signatures come nearest. Moving the cut-out right moves the picture left, unless it is mirrored after.</summary>
    private void Look(ImageSignature signature, int image, bool isMirrored, int dx, int dy)
    {
        _found.Clear();
        index.Find(signature, image, options.MostDifferentBits, _found);
        foreach (var match in _found)
        {
            ref var best = ref CollectionsMarshal.GetValueRefOrAddDefault(_candidates, (match.Image, isMirrored), out var isKnown);
            if (!isKnown || match.Distance < best.Distance)
                best = match with { ShiftX = isMirrored ? dx : -dx, ShiftY = -dy };
        }
    }

    /// <summary>A symmetric face can be proven both ways; the better one counts.</summary>
    private void Prove(int first, bool isMirrored, SignatureMatch match)
    {
        if (_correlation.At(first, isMirrored, match.ShiftX, match.ShiftY) < options.MinCorrelation - MostGain)
            return;
        var pair = _correlation.Best();
        if (pair.Correlation >= options.MinCorrelation && (!_proven.TryGetValue(first, out var known) || pair.Correlation > known.Correlation))
            _proven[first] = pair;
    }
}
