using Fer.Engine.Imaging;
using Fer.Tests.TestKit;
using SkiaSharp;

namespace Fer.Tests.Engine.Imaging;

public sealed class ImageDecoderTests
{
    [Theory]
    [InlineData(48, 48)]
    [InlineData(17, 33)]
    [InlineData(200, 16)]
    public void Decode_OurOwnPng_GivesTheVeryPixels(int width, int height)
    {
        var image = TestImages.Gray(7, width, height);

        var decoded = ImageDecoder.Decode(GrayPng.Encode(image));

        Assert.Equal(ImageFormat.Png, decoded.Format);
        Assert.Equal((width, height), (decoded.Gray.Width, decoded.Gray.Height));
        Assert.Equal(image.Pixels, decoded.Gray.Pixels);
    }

    [Theory]
    [InlineData(255, 0, 0, 76)]
    [InlineData(0, 255, 0, 150)]
    [InlineData(0, 0, 255, 29)]
    [InlineData(255, 255, 255, 255)]
    [InlineData(10, 200, 90, 131)]
    public void Decode_ColourPng_IsPillowsLuma(byte red, byte green, byte blue, byte expected)
    {
        var decoded = ImageDecoder.Decode(TestImages.Colour(new SKColor(red, green, blue), SKEncodedImageFormat.Png));

        Assert.All(decoded.Gray.Pixels, pixel => Assert.Equal(expected, pixel));
    }

    [Fact]
    public void Decode_TransparentPng_LiesOverBlack()
    {
        var decoded = ImageDecoder.Decode(TestImages.Colour(new SKColor(255, 255, 255, 128), SKEncodedImageFormat.Png));

        Assert.All(decoded.Gray.Pixels, pixel => Assert.InRange(pixel, 127, 129));
    }

    [Fact]
    public void Decode_JpegOnItsSide_StandsUpright()
    {
        var jpeg = TestImages.Paint(SKEncodedImageFormat.Jpeg, 64, 32, canvas =>
        {
            canvas.Clear(SKColors.White);
            using var black = new SKPaint { Color = SKColors.Black };
            canvas.DrawRect(0, 0, 32, 32, black);
        });

        var decoded = ImageDecoder.Decode(TestImages.WithOrientation(jpeg, 6));

        Assert.Equal((32, 64), (decoded.Gray.Width, decoded.Gray.Height));
        Assert.InRange(decoded.Gray.Pixels[4 * 32 + 16], 0, 20);
        Assert.InRange(decoded.Gray.Pixels[60 * 32 + 16], 235, 255);
    }

    public static TheoryData<SKEncodedImageFormat, double> Cuts
    {
        get
        {
            var data = new TheoryData<SKEncodedImageFormat, double>();
            foreach (var format in (SKEncodedImageFormat[])[SKEncodedImageFormat.Png, SKEncodedImageFormat.Jpeg])
            {
                foreach (var share in (double[])[0.001, 0.05, 0.3, 0.5, 0.9])
                    data.Add(format, share);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public void Decode_FileCutShort_IsRefused(SKEncodedImageFormat format, double share)
    {
        var random = new Random(3);
        var whole = TestImages.Paint(format, 64, 64, canvas =>
        {
            using var paint = new SKPaint();
            for (var i = 0; i < 4096; i++)
            {
                paint.Color = new SKColor((uint)random.Next() | 0xFF000000);
                canvas.DrawPoint(i % 64, i / 64, paint);
            }
        });

        Assert.Throws<UndecodableImageException>(() => ImageDecoder.Decode(whole.AsSpan(0, Math.Max(1, (int)(share * whole.Length)))));
    }

    [Fact]
    public void Decode_HeaderOf30000x30000_IsRefusedByItsHeader()
    {
        var error = Assert.Throws<UndecodableImageException>(() => ImageDecoder.Decode(TestImages.PngClaiming(30_000, 30_000)));

        Assert.Contains("30000x30000", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(15, 48)]
    [InlineData(4097, 16)]
    public void Decode_SideOutOfBounds_IsRefused(int width, int height) =>
        Assert.Throws<UndecodableImageException>(() => ImageDecoder.Decode(GrayPng.Encode(TestImages.Gray(1, width, height))));

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"48\" height=\"48\"></svg>")]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("GIF89a")]
    [InlineData("BM")]
    [InlineData("")]
    public void Decode_NeitherPngNorJpeg_IsRefused(string content) =>
        Assert.Throws<UndecodableImageException>(() => ImageDecoder.Decode(System.Text.Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Decode_FlippedBytes_NeverThrowsAnythingElse()
    {
        var random = new Random(11);
        var files = new[] { TestImages.Png(1), TestImages.Colour(SKColors.Teal, SKEncodedImageFormat.Jpeg) };
        for (var round = 0; round < 400; round++)
        {
            var mutant = (byte[])files[round % 2].Clone();
            for (var flips = 1 + random.Next(4); flips > 0; flips--)
                mutant[random.Next(mutant.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                ImageDecoder.Decode(mutant);
            }
            catch (UndecodableImageException error)
            {
                Assert.NotEmpty(error.Message);
            }
        }
    }
}
