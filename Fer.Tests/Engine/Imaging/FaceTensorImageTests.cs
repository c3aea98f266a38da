using System.Security.Cryptography;
using Fer.Engine.Imaging;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Imaging;

public sealed class FaceTensorImageTests
{
    [Fact]
    public void To48x48Gray_Of48x48_KeepsEveryPixel()
    {
        var image = TestImages.Gray(5);

        Assert.Equal(image.Pixels, FaceTensorImage.To48x48Gray(image));
    }

    [Theory]
    [InlineData(16, 16)]
    [InlineData(100, 70)]
    [InlineData(480, 641)]
    public void To48x48Gray_OfOneTone_KeepsTheTone(int width, int height)
    {
        var pixels = new byte[width * height];
        Array.Fill(pixels, (byte)137);

        var face = FaceTensorImage.To48x48Gray(new GrayImage(width, height, pixels));

        Assert.Equal(FaceTensorImage.Area, face.Length);
        Assert.All(face, pixel => Assert.Equal(137, pixel));
    }

    [Fact]
    public void To48x48Gray_OfAFinePattern_AveragesInsteadOfSkipping()
    {
        var pixels = new byte[480 * 480];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)((i % 480 + i / 480) % 2 == 0 ? 0 : 200);

        Assert.All(FaceTensorImage.To48x48Gray(new GrayImage(480, 480, pixels)), pixel => Assert.InRange(pixel, 97, 103));
    }

    [Fact]
    public void To48x48Gray_OfALargerEdge_KeepsItsPlace()
    {
        var pixels = new byte[96 * 96];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)(i % 96 < 48 ? 0 : 255);

        var face = FaceTensorImage.To48x48Gray(new GrayImage(96, 96, pixels));

        Assert.Equal(0, face[22]);
        Assert.InRange(face[23], 1, 127);
        Assert.InRange(face[24], 128, 254);
        Assert.Equal(255, face[25]);
    }

    [Fact]
    public void PixelHash_IsSha256OverSizeAndPixels()
    {
        var image = new GrayImage(3, 258, [.. Enumerable.Range(0, 3 * 258).Select(i => (byte)i)]);
        byte[] expected = SHA256.HashData([3, 0, 0, 0, 2, 1, 0, 0, .. image.Pixels]);

        Assert.Equal(expected, PixelHash.Compute(image));
        Assert.NotEqual(expected, PixelHash.Compute(new GrayImage(258, 3, image.Pixels)));
    }
}
