using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Fer.Engine.Curation;

/// <summary>
/// The 128 lowest frequencies of a face: 2x2 pixels summed, the 40x40 pixels at a place near the centre cut out, and of these the
/// two-dimensional cosine transform (DCT-II, Ahmed, Natarajan and Rao 1974) without its mean. One object serves one thread.
/// </summary>
internal sealed class LowFrequencies
{
    /// <summary>Pixels of a side.</summary>
    public const int Side = 48;

    /// <summary>Pixels of an image.</summary>
    public const int Length = Side * Side;

    /// <summary>Frequencies kept.</summary>
    public const int Count = 128;

    /// <summary>Largest move of the cut-out, in pixels.</summary>
    public const int MostShift = 2;

    private const int Shifts = 2 * MostShift + 1, Cells = 20, Waves = 16, Margin = 4, Sums = Side - 1;
    private static readonly float[] BasisTable = Basis();
    private static readonly int[] OrderTable = Order();

    private readonly float[] _sums = new float[Sums * Sums];
    private readonly float[] _rows = new float[Shifts * Sums * Waves];
    private readonly float[] _waves = new float[Waves * Waves];

    /// <summary>For each kept frequency, 1 where it is symmetric about the vertical axis and -1 where mirroring turns its sign.</summary>
    public static float[] MirrorSigns { get; } = [.. OrderTable.Select(at => at % Waves % 2 == 0 ? 1f : -1f)];

    /// <summary>Takes an image of 48x48; every following <see cref="At"/> is about it.</summary>
    /// <param name="pixels">Its pixels.</param>
    /// <param name="shift">Largest move, in pixels, that will be asked for: 0 or 2.</param>
    public void Load(ReadOnlySpan<byte> pixels, int shift)
    {
        for (var y = 0; y < Sums; y++)
        {
            var above = pixels.Slice(y * Side, Side);
            var below = pixels.Slice((y + 1) * Side, Side);
            for (var x = 0; x < Sums; x++)
                _sums[y * Sums + x] = above[x] + above[x + 1] + below[x] + below[x + 1];
        }
        for (var dx = -shift; dx <= shift; dx++)
        {
            for (var y = Margin - shift; y <= Margin + shift + 2 * (Cells - 1); y++)
                TransformRow(_sums.AsSpan(y * Sums + Margin + dx), _rows.AsSpan(((dx + MostShift) * Sums + y) * Waves, Waves));
        }
    }

    /// <summary>Writes the 128 frequencies with the cut-out moved, lowest first.</summary>
    public void At(int dx, int dy, Span<float> target)
    {
        var rows = MemoryMarshal.Cast<float, Vector256<float>>(_rows.AsSpan(((dx + MostShift) * Sums + Margin + dy) * Waves));
        for (var v = 0; v < Waves; v += 4)
            TransformColumns(rows, v);
        for (var k = 0; k < Count; k++)
            target[k] = _waves[OrderTable[k]];
    }

    private static void TransformRow(ReadOnlySpan<float> sums, Span<float> target)
    {
        var basis = MemoryMarshal.Cast<float, Vector256<float>>(BasisTable);
        Vector256<float> low = default, high = default;
        for (var cell = 0; cell < Cells; cell++)
        {
            var value = Vector256.Create(sums[2 * cell]);
            low += value * basis[2 * cell];
            high += value * basis[2 * cell + 1];
        }
        low.CopyTo(target);
        high.CopyTo(target[8..]);
    }

    /// <summary>Four rows of the result at once, so that what is loaded is used four times.</summary>
    private void TransformColumns(ReadOnlySpan<Vector256<float>> rows, int v)
    {
        Vector256<float> low0 = default, high0 = default, low1 = default, high1 = default;
        Vector256<float> low2 = default, high2 = default, low3 = default, high3 = default;
        for (var cell = 0; cell < Cells; cell++)
        {
            var (low, high) = (rows[4 * cell], rows[4 * cell + 1]);
            var basis = BasisTable.AsSpan(cell * Waves + v, 4);
            low0 += low * basis[0];
            high0 += high * basis[0];
            low1 += low * basis[1];
            high1 += high * basis[1];
            low2 += low * basis[2];
            high2 += high * basis[2];
            low3 += low * basis[3];
            high3 += high * basis[3];
        }
        var target = MemoryMarshal.Cast<float, Vector256<float>>(_waves.AsSpan(v * Waves, 4 * Waves));
        (target[0], target[1], target[2], target[3]) = (low0, high0, low1, high1);
        (target[4], target[5], target[6], target[7]) = (low2, high2, low3, high3);
    }

    /// <summary>Value of wave u at cell x, at <c>x * 16 + u</c>; the waves have length 1 and stand at right angles.</summary>
    private static float[] Basis()
    {
        var basis = new float[Cells * Waves];
        for (var x = 0; x < Cells; x++)
        {
            for (var u = 0; u < Waves; u++)
                basis[x * Waves + u] = (float)(Math.Cos(Math.PI * (2 * x + 1) * u / (2 * Cells)) * Math.Sqrt((u == 0 ? 1.0 : 2.0) / Cells));
        }
        return basis;
    }

    /// <summary>Places of the kept frequencies by rising sum of both wave numbers, without the mean.</summary>
    private static int[] Order() =>
        [.. Enumerable.Range(1, Waves * Waves - 1).OrderBy(at => at / Waves + at % Waves).ThenBy(at => at).Take(Count)];
}
