using Fer.Engine.Curation;
using Fer.Engine.Imaging;

namespace Fer.Tests.TestKit;

/// <summary>Photographs of drawn faces in front of a plain wall.</summary>
public static class Photograph
{
    private const int Face = 48;
    private const byte Wall = 110;

    /// <summary>A photograph of 640x480 with one face of 240x240.</summary>
    public static GrayImage OfOne(int person) => Of(640, 480, (person, 200, 120, 5));

    /// <summary>A photograph of 640x480 with a face of 144x144 to the left of one of 288x288.</summary>
    public static GrayImage OfTwo(int bystander, int person) => Of(640, 480, (bystander, 40, 60, 3), (person, 300, 110, 6));

    /// <summary>A photograph of 640x480 with nobody in it.</summary>
    public static GrayImage OfNobody() => Of(640, 480);

    /// <summary>A photograph with faces at places, each of 48x48 drawn pixels as large as the factor says.</summary>
    public static GrayImage Of(int width, int height, params (int Person, int Left, int Top, int Factor)[] faces)
    {
        var pixels = new byte[width * height];
        Array.Fill(pixels, Wall);
        foreach (var (person, left, top, factor) in faces)
        {
            var face = DrawnFaces.Draw(seed: 3, person, expression: person % 7);
            for (var y = 0; y < Face * factor; y++)
            {
                for (var x = 0; x < Face * factor; x++)
                    pixels[((top + y) * width) + left + x] = face.Pixels[(y / factor * Face) + (x / factor)];
            }
        }

        return new GrayImage(width, height, pixels);
    }
}
