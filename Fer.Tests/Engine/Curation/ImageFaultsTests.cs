using Fer.Engine.Curation;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Curation;

public sealed class ImageFaultsTests
{
    private static readonly byte[] Face = FacePictures.At(FacePictures.Draw(4), 3);

    private static IReadOnlyList<ImageFault> Find(params byte[][] images) =>
        ImageFaults.Find(images.SelectMany(image => image).ToArray(), new(), TestLimit.Token);

    private static byte[] Map(Func<double, double> tone) => [.. Face.Select(gray => (byte)Math.Clamp(tone(gray), 0, 255))];

    [Fact]
    public void Find_NoImages_IsEmpty() => Assert.Empty(Find());

    [Fact]
    public void Find_GoodFaces_HaveNoFault() => Assert.Empty(Find([.. Enumerable.Range(0, 4).Select(i => FacePictures.At(FacePictures.Draw(4), i))]));

    [Theory]
    [InlineData(0)]
    [InlineData(128)]
    [InlineData(255)]
    public void Find_OneGray_IsBlankAndNothingElse(byte gray)
    {
        var image = new byte[Face.Length];
        Array.Fill(image, gray);

        var fault = Assert.Single(Find(Face, image));

        Assert.Equal(new ImageFault(1, ImageFaultKind.Blank, 1, 0), fault);
    }

    [Fact]
    public void Find_DarkFace_IsTooDark() => Assert.Contains(Find(Map(gray => gray / 5)), fault => fault.Kind == ImageFaultKind.TooDark && fault.Score > 0.2);

    [Fact]
    public void Find_WhitenedFace_IsTooBright() => Assert.Contains(Find(Map(gray => 220 + gray / 8)), fault => fault.Kind == ImageFaultKind.TooBright);

    [Fact]
    public void Find_FadedFace_HasLowContrast()
    {
        var fault = Assert.Single(Find(Map(gray => 100 + gray / 6)));

        Assert.Equal(ImageFaultKind.LowContrast, fault.Kind);
        Assert.Equal((0.07f - fault.Measured) / 0.07f, fault.Score, 1e-5f);
    }

    [Fact]
    public void Find_BlurredFace_IsBlurredAndMoreSoTheMoreItIs()
    {
        var once = Blur(Face, 3);
        var faults = Find(Face, once, Blur(once, 3));

        Assert.Equal([(1, ImageFaultKind.Blurred), (2, ImageFaultKind.Blurred)], faults.Select(fault => (fault.Image, fault.Kind)));
        Assert.True(faults[0].Score < faults[1].Score);
    }

    /// <summary>Vertical stripes 0 10 20 10 0 …: every second difference is 0 or ±20 and every slope 10 or 0, half each: 200 / 50.</summary>
    [Fact]
    public void Measures_OfStripes_HoldByHand()
    {
        byte[] grays = [0, 10, 20, 10];
        var measured = ImageMeasures.Of([.. Enumerable.Range(0, 2_304).Select(i => grays[i % 48 % 4])]);

        Assert.Equal(10 / 255.0, measured.Brightness, 1e-12);
        Assert.Equal(Math.Sqrt(50) / 255, measured.Contrast, 1e-12);
        Assert.Equal(20 / 255.0, measured.Highlight, 1e-12);
        Assert.Equal(4, measured.Sharpness, 1e-12);
    }

    [Fact]
    public void Find_HalfAnImage_SaysSo() =>
        Assert.Contains("100 bytes", Assert.Throws<ArgumentException>(() => Find(new byte[100])).Message, StringComparison.Ordinal);

    private static byte[] Blur(byte[] image, int radius) => [.. Enumerable.Range(0, image.Length).Select(at =>
        (byte)(from dy in Enumerable.Range(-radius, 2 * radius + 1)
               from dx in Enumerable.Range(-radius, 2 * radius + 1)
               select (double)image[Math.Clamp(at / 48 + dy, 0, 47) * 48 + Math.Clamp(at % 48 + dx, 0, 47)]).Average())];
}
