using Fer.Engine.Imaging;

namespace Fer.Engine.Detection;

/// <summary>Cuts a face out of a picture in the form in which the networks see faces.</summary>
public static class FaceCrop
{
    /// <summary>Margin on each side where nobody chose another, as a share of the box.</summary>
    public const double UsualMargin = 0.1;

    /// <summary>Largest margin.</summary>
    public const double LargestMargin = 1;

    /// <summary>Side in pixels up to which a face is taken as it is: ten times what the networks see.</summary>
    private const int MostSide = 10 * FaceTensorImage.Side;

    /// <summary>The 48x48 gray crop: the square around the box's centre, black beyond the picture's edge as the margins of FER-2013's crops are.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="box">The face in it.</param>
    /// <param name="margin">What is added on each side, as a share of the longer side of the box; 0 to <see cref="LargestMargin"/>.</param>
    /// <returns>48 x 48 gray values, row by row.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The margin is out of range.</exception>
    public static byte[] Cut(GrayImage image, FaceBox box, double margin)
    {
        if (margin is not (>= 0 and <= LargestMargin))
            throw new ArgumentOutOfRangeException(nameof(margin), margin, $"A margin is 0 to {LargestMargin}.");
        var side = Math.Max(1, (int)Math.Round(Math.Max(box.Width, box.Height) * (1 + (2 * margin))));
        var left = (int)Math.Round(box.Left + ((box.Width - side) / 2));
        var top = (int)Math.Round(box.Top + ((box.Height - side) / 2));
        // A face of a large photograph is first reduced by a whole number, so that what lies beyond the edge takes no memory.
        var step = Math.Max(1, side / MostSide);
        var reduced = (side + step - 1) / step;
        var pixels = new byte[reduced * reduced];
        for (var y = 0; y < reduced; y++)
        {
            for (var x = 0; x < reduced; x++)
                pixels[(y * reduced) + x] = Mean(image, left + (x * step), top + (y * step), step);
        }

        return FaceTensorImage.To48x48Gray(new GrayImage(reduced, reduced, pixels));
    }

    /// <summary>Mean of a square block, black outside the picture.</summary>
    private static byte Mean(GrayImage image, int left, int top, int side)
    {
        var sum = 0;
        for (var y = Math.Max(0, top); y < Math.Min(image.Height, top + side); y++)
        {
            for (var x = Math.Max(0, left); x < Math.Min(image.Width, left + side); x++)
                sum += image.Pixels[(y * image.Width) + x];
        }

        return (byte)((sum + (side * side / 2)) / (side * side));
    }
}
