namespace Fer.Engine.Curation;

/// <summary>
/// Makes signatures: for each of the lowest frequencies whether it is above 0, which neither brightness nor contrast changes. The choice
/// does not depend on the dataset, so that hundreds of almost equal images cannot draw the border through themselves.
/// </summary>
internal sealed class SignatureMaker
{
    private readonly int[] _places = [.. Enumerable.Range(0, LowFrequencies.Count)];
    private readonly float[] _signs;

    /// <summary>Shuffles the frequencies over the bits, so that neighbouring bits say different things.</summary>
    /// <param name="seed">Seed of the shuffling.</param>
    public SignatureMaker(long seed)
    {
        new SeededRandom(seed).Shuffle(_places);
        _signs = [.. _places.Select(place => LowFrequencies.MirrorSigns[place])];
    }

    /// <summary>The signature of an image and that of its mirror image.</summary>
    /// <param name="frequencies">The image's 128 frequencies.</param>
    public (ImageSignature Plain, ImageSignature Mirrored) Make(ReadOnlySpan<float> frequencies)
    {
        Span<ulong> plain = stackalloc ulong[2], mirrored = stackalloc ulong[2];
        for (var half = 0; half < 2; half++)
        {
            ulong bits = 0, mirroredBits = 0;
            for (var k = 0; k < 64; k++)
            {
                var bit = half * 64 + k;
                var value = frequencies[_places[bit]];
                bits |= (value > 0 ? 1UL : 0) << k;
                mirroredBits |= (value * _signs[bit] > 0 ? 1UL : 0) << k;
            }
            (plain[half], mirrored[half]) = (bits, mirroredBits);
        }
        return (new(plain[0], plain[1]), new(mirrored[0], mirrored[1]));
    }
}
