namespace Fer.Engine.Curation;

/// <summary>
/// Sums of pixels, and of their squares, over what is left of an image under each of 25 shifts. Pixels count from -128 to 127, so that
/// all sums fit and are exact.
/// </summary>
internal sealed class ShiftedSums
{
    /// <summary>Largest shift in either direction, in pixels.</summary>
    public const int MostShift = LowFrequencies.MostShift;

    /// <summary>Shifts in one direction.</summary>
    public const int Range = 2 * MostShift + 1;

    /// <summary>All shifts.</summary>
    public const int Count = Range * Range;

    private const int Side = LowFrequencies.Side;
    private readonly int[] _sums, _squares;

    /// <summary>Sums up every image.</summary>
    /// <param name="pixels">Images of 48x48, one after the other.</param>
    /// <param name="threads">How to run in parallel.</param>
    public ShiftedSums(ReadOnlyMemory<byte> pixels, ParallelOptions threads)
    {
        var images = pixels.Length / LowFrequencies.Length;
        _sums = new int[images * Count];
        _squares = new int[images * Count];
        Parallel.For(0, images, threads, image =>
            Add(pixels.Span.Slice(image * LowFrequencies.Length, LowFrequencies.Length), _sums.AsSpan(image * Count, Count), _squares.AsSpan(image * Count, Count)));
    }

    /// <summary>Place of a shift among the 25; 24 minus it is the opposite shift.</summary>
    public static int Place(int dx, int dy) => (dy + MostShift) * Range + dx + MostShift;

    /// <summary>Sum and sum of squares over the pixels that lie within an image moved by the shift and within the frame.</summary>
    public (long Sum, long Squares) Of(int image, int place) => (_sums[image * Count + place], _squares[image * Count + place]);

    /// <summary>Standard deviation of an image's pixels, in gray levels.</summary>
    public double Deviation(int image)
    {
        var (sum, squares) = Of(image, Place(0, 0));
        return Math.Sqrt((double)LowFrequencies.Length * squares - (double)sum * sum) / LowFrequencies.Length;
    }

    private static void Add(ReadOnlySpan<byte> pixels, Span<int> sums, Span<int> squares)
    {
        Span<int> row = stackalloc int[Range], rowSquares = stackalloc int[Range];
        for (var y = 0; y < Side; y++)
        {
            AddRow(pixels.Slice(y * Side, Side), row, rowSquares);
            for (var dy = -MostShift; dy <= MostShift; dy++)
            {
                if (y < Math.Max(0, dy) || y >= Side + Math.Min(0, dy))
                    continue;
                for (var x = 0; x < Range; x++)
                {
                    sums[(dy + MostShift) * Range + x] += row[x];
                    squares[(dy + MostShift) * Range + x] += rowSquares[x];
                }
            }
        }
    }

    private static void AddRow(ReadOnlySpan<byte> pixels, Span<int> row, Span<int> rowSquares)
    {
        int sum = 0, squares = 0;
        foreach (var pixel in pixels)
        {
            sum += pixel - 128;
            squares += (pixel - 128) * (pixel - 128);
        }
        row.Fill(sum);
        rowSquares.Fill(squares);
        for (var lost = 0; lost < MostShift; lost++)
        {
            var (left, right) = (pixels[lost] - 128, pixels[Side - 1 - lost] - 128);
            for (var dx = lost + 1; dx <= MostShift; dx++)
            {
                row[MostShift + dx] -= left;
                rowSquares[MostShift + dx] -= left * left;
                row[MostShift - dx] -= right;
                rowSquares[MostShift - dx] -= right * right;
            }
        }
    }
}
