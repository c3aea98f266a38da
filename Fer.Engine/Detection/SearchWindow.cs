using Fer.Engine.Imaging;

namespace Fer.Engine.Detection;

/// <summary>A square part of a photograph that is searched by itself, since the detector misses faces that take less than a fifth of what it sees.</summary>
/// <param name="Left">Left edge in pixels of the photograph.</param>
/// <param name="Top">Top edge.</param>
/// <param name="Side">Side in pixels.</param>
/// <param name="Width">Width of the photograph.</param>
/// <param name="Height">Height of the photograph.</param>
internal readonly record struct SearchWindow(int Left, int Top, int Side, int Width, int Height)
{
    /// <summary>A face of a fifth of such a window has the 48 pixels that the networks see; smaller ones are not worth the search.</summary>
    private const int LeastSide = 5 * FaceTensorImage.Side;

    private static readonly int[] Shares = [2, 4];

    /// <summary>The windows of a photograph: each overlaps its neighbours by half, so that a face of up to half a window lies whole in one of them.</summary>
    public static IEnumerable<SearchWindow> Of(int width, int height)
    {
        foreach (var share in Shares)
        {
            var side = Math.Max(width, height) / share;
            if (side < LeastSide)
                yield break;
            foreach (var top in Starts(height, side))
            {
                foreach (var left in Starts(width, side))
                    yield return new(left, top, side, width, height);
            }
        }
    }

    /// <summary>The pixels; black where the photograph is lower or narrower than the window.</summary>
    public GrayImage Cut(GrayImage image)
    {
        var pixels = new byte[Side * Side];
        var across = Math.Min(Side, Width - Left);
        for (var y = 0; y < Math.Min(Side, Height - Top); y++)
            image.Pixels.AsSpan(((Top + y) * Width) + Left, across).CopyTo(pixels.AsSpan(y * Side));
        return new GrayImage(Side, Side, pixels);
    }

    /// <summary>Whether a box lies within the window wherever the photograph goes on beyond it: a face cut by the edge lies whole in the neighbour.</summary>
    public bool Holds(FaceBox box) =>
        (Left == 0 || box.Left >= 0) && (Top == 0 || box.Top >= 0)
        && (Left + Side >= Width || box.Left + box.Width <= Side) && (Top + Side >= Height || box.Top + box.Height <= Side);

    /// <summary>A box of the window in pixels of the photograph.</summary>
    public FaceBox ToPicture(FaceBox box) => box with { Left = box.Left + Left, Top = box.Top + Top };

    private static IEnumerable<int> Starts(int length, int side)
    {
        if (length <= side)
            return [0];
        var steps = (int)Math.Ceiling((length - side) / (side / 2.0));
        return Enumerable.Range(0, steps + 1).Select(step => (int)((long)(length - side) * step / steps));
    }
}
