using Fer.Engine.Imaging;

namespace Fer.Engine.Detection;

/// <summary>Cuts a face out of a picture in the form in which the networks see faces.</summary>
public static class FaceCrop
{
    /// <summary>Margin on each side where nobody chose another, as a share of the box.</summary>
    public const double UsualMargin = 0.1;

    /// <summary>Largest margin.</summary>
    public const double LargestMargin = 1;

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
        var pixels = new byte[side * side];
        for (var y = Math.Max(0, -top); y < Math.Min(side, image.Height - top); y++)
        {
            for (var x = Math.Max(0, -left); x < Math.Min(side, image.Width - left); x++)
                pixels[(y * side) + x] = image.Pixels[((top + y) * image.Width) + left + x];
        }

        return FaceTensorImage.To48x48Gray(new GrayImage(side, side, pixels));
    }
}
