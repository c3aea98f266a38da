using System.Numerics;
using System.Runtime.InteropServices;

namespace Fer.Engine.Curation;

/// <summary>
/// Pearson correlation of the pixels of two images over the part where they overlap, the best over shifts of up to 2 pixels
/// (normalised cross-correlation). Products are summed as whole numbers that single precision holds exactly, so the result is the
/// same on every processor. One object serves one thread.
/// </summary>
internal sealed class PixelCorrelation(ReadOnlyMemory<byte> pixels, ShiftedSums sums)
{
    private const int Side = LowFrequencies.Side, Length = LowFrequencies.Length, MostShift = ShiftedSums.MostShift, Pad = 16;

    private readonly float[] _second = new float[Length];
    private readonly float[] _first = new float[Length + 2 * Pad];

    /// <summary>The second image, plain and mirrored, for each sideways shift with the columns that leave the frame set to 0.</summary>
    private readonly float[][] _masked = [.. Enumerable.Range(0, 2 * ShiftedSums.Range).Select(_ => new float[Length])];

    private int _image = -1, _earlier = -1;
    private bool _hasMirror, _isMirrored;

    /// <summary>Shifts in the order in which they are tried, so that the smallest wins where two are equal.</summary>
    private static readonly (int Dx, int Dy)[] ShiftsTable =
        [.. Enumerable.Range(0, ShiftedSums.Count).Select(place => (Dx: place % ShiftedSums.Range - MostShift, Dy: place / ShiftedSums.Range - MostShift))
            .OrderBy(shift => shift.Dx * shift.Dx + shift.Dy * shift.Dy)];

    /// <summary>Takes the second image; every following <see cref="At"/> is about it.</summary>
    public void Load(int second)
    {
        _image = second;
        _hasMirror = false;
        Widen(second, _second);
        Mask(_second, 0);
    }

    /// <summary>Takes the first image and gives the correlation under one shift; 0 where one of the two is flat.</summary>
    /// <param name="first">The earlier image.</param>
    /// <param name="isMirrored">Whether the second is mirrored.</param>
    /// <param name="dx">Pixels by which the second is moved right.</param>
    /// <param name="dy">Pixels by which it is moved down.</param>
    public double At(int first, bool isMirrored, int dx, int dy)
    {
        if (isMirrored && !_hasMirror)
        {
            for (var y = 0; y < Side; y++)
                _second.AsSpan(y * Side, Side).Reverse();
            Mask(_second, ShiftedSums.Range);
            _hasMirror = true;
        }
        (_earlier, _isMirrored) = (first, isMirrored);
        Widen(first, _first.AsSpan(Pad, Length));
        return Correlate(dx, dy);
    }

    /// <summary>The pair of the second image with the first one that <see cref="At"/> took, with its best shift.</summary>
    public NearPair Best()
    {
        var best = new NearPair(_earlier, _image, 0, _isMirrored, 0, 0);
        var highest = 0.0;
        foreach (var (dx, dy) in ShiftsTable)
        {
            var correlation = Correlate(dx, dy);
            if (correlation > highest)
                (highest, best) = (correlation, best with { Correlation = (float)correlation, ShiftX = dx, ShiftY = dy });
        }
        return best;
    }

    /// <summary>The second image at x, y lies on the first at x + dx, y + dy.</summary>
    private double Correlate(int dx, int dy)
    {
        double n = (Side - Math.Abs(dx)) * (Side - Math.Abs(dy));
        var (sumA, squaresA) = sums.Of(_earlier, ShiftedSums.Place(dx, dy));
        var (sumB, squaresB) = sums.Of(_image, ShiftedSums.Place(_isMirrored ? dx : -dx, -dy));
        var spread = (n * squaresA - (double)sumA * sumA) * (n * squaresB - (double)sumB * sumB);
        if (spread <= 0)
            return 0;
        var rows = Side - Math.Abs(dy);
        var second = _masked[(_isMirrored ? ShiftedSums.Range : 0) + dx + MostShift].AsSpan(Math.Max(0, -dy) * Side, rows * Side);
        var together = Product(second, _first.AsSpan(Pad + Math.Max(0, dy) * Side + dx, rows * Side));
        return (n * together - (double)sumA * sumB) / Math.Sqrt(spread);
    }

    /// <summary>Sum of products of two spans, whose length is a multiple of 48. No lane exceeds 2^24, below which single precision is exact.</summary>
    private static int Product(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var left = MemoryMarshal.Cast<float, Vector<float>>(a);
        var right = MemoryMarshal.Cast<float, Vector<float>>(b)[..left.Length];
        Vector<float> one = default, two = default, three = default;
        for (var i = 0; i + 2 < left.Length; i += 3)
        {
            one += left[i] * right[i];
            two += left[i + 1] * right[i + 1];
            three += left[i + 2] * right[i + 2];
        }
        return Vector.Sum(Vector.ConvertToInt32(one + two + three));
    }

    private void Mask(ReadOnlySpan<float> image, int at)
    {
        for (var dx = -MostShift; dx <= MostShift; dx++)
        {
            var masked = _masked[at + dx + MostShift].AsSpan();
            image.CopyTo(masked);
            for (var y = 0; y < Side; y++)
            {
                var row = masked.Slice(y * Side, Side);
                (dx < 0 ? row[..-dx] : row[(Side - dx)..]).Clear();
            }
        }
    }

    private void Widen(int image, Span<float> target)
    {
        var source = pixels.Span.Slice(image * Length, Length);
        var bytes = MemoryMarshal.Cast<byte, Vector<byte>>(source);
        var floats = MemoryMarshal.Cast<float, Vector<float>>(target);
        var middle = new Vector<float>(128);
        for (var i = 0; i < bytes.Length; i++)
        {
            Vector.Widen(bytes[i], out var low, out var high);
            Vector.Widen(low, out var a, out var b);
            Vector.Widen(high, out var c, out var d);
            floats[4 * i] = Vector.ConvertToSingle(Vector.AsVectorInt32(a)) - middle;
            floats[4 * i + 1] = Vector.ConvertToSingle(Vector.AsVectorInt32(b)) - middle;
            floats[4 * i + 2] = Vector.ConvertToSingle(Vector.AsVectorInt32(c)) - middle;
            floats[4 * i + 3] = Vector.ConvertToSingle(Vector.AsVectorInt32(d)) - middle;
        }
    }
}
