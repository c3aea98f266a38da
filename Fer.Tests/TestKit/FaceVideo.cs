using System.Text;
using Fer.Engine.Imaging;

namespace Fer.Tests.TestKit;

/// <summary>Pictures of faces as a camera would give them, and a video of them for Chromium's fake camera, which plays it over and over.</summary>
public static class FaceVideo
{
    public const int Width = 640;
    public const int Height = 480;
    public const int FramesPerSecond = 30;

    private const byte Wall = 110;

    /// <summary>A picture with faces of 48x48 side by side on a plain wall, each as large as the factor says.</summary>
    public static GrayImage Picture(int factor, params GrayImage[] faces)
    {
        var pixels = new byte[Width * Height];
        Array.Fill(pixels, Wall);
        var side = 48 * factor;
        var gap = (Width - (faces.Length * side)) / (faces.Length + 1);
        for (var place = 0; place < faces.Length; place++)
        {
            var (left, top) = (gap + (place * (side + gap)), (Height - side) / 2);
            for (var y = 0; y < side; y++)
            {
                for (var x = 0; x < side; x++)
                    pixels[((top + y) * Width) + left + x] = faces[place].Pixels[(y / factor * 48) + (x / factor)];
            }
        }

        return new GrayImage(Width, Height, pixels);
    }

    /// <summary>Writes a video without compression (Y4M) in which each picture stays for some frames.</summary>
    public static void Write(string path, int framesEach, params GrayImage[] pictures)
    {
        using var file = File.Create(path);
        file.Write(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{Width} H{Height} F{FramesPerSecond}:1 Ip A1:1 C420jpeg\n"));
        var mark = "FRAME\n"u8.ToArray();
        var colourless = new byte[Width * Height / 2];
        Array.Fill(colourless, (byte)128);
        foreach (var picture in pictures)
        {
            // A video's black is 16 and its white 235.
            var luma = Array.ConvertAll(picture.Pixels, value => (byte)(16 + (((value * 219) + 127) / 255)));
            for (var frame = 0; frame < framesEach; frame++)
            {
                file.Write(mark);
                file.Write(luma);
                file.Write(colourless);
            }
        }
    }
}
