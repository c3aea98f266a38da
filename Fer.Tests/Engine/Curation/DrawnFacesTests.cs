using Fer.Engine.Curation;
using Fer.Engine.Imaging;

namespace Fer.Tests.Engine.Curation;

public sealed class DrawnFacesTests
{
    [Fact]
    public void Draw_SameSeedAndIndex_GivesTheSameFaceAndOthersDiffer()
    {
        var face = DrawnFaces.Draw(1, 5, 3);

        Assert.Equal((48, 48), (face.Width, face.Height));
        Assert.Equal(face.Pixels, DrawnFaces.Draw(1, 5, 3).Pixels);
        Assert.NotEqual(face.Pixels, DrawnFaces.Draw(1, 6, 3).Pixels);
        Assert.NotEqual(face.Pixels, DrawnFaces.Draw(2, 5, 3).Pixels);
        Assert.NotEqual(face.Pixels, DrawnFaces.Draw(1, 5, 4).Pixels);
    }

    [Fact]
    public void Draw_AllExpressions_FillTheRangeOfTones()
    {
        for (var index = 0; index < 70; index++)
        {
            var pixels = DrawnFaces.Draw(3, index, index % 7).Pixels;
            Assert.InRange(pixels.Max() - pixels.Min(), 60, 255);
        }
    }

    [Fact]
    public void Draw_ManyFaces_AreAllDifferent()
    {
        var hashes = Enumerable.Range(0, 200).Select(index => Convert.ToHexString(PixelHash.Compute(DrawnFaces.Draw(1, index, index % 7))));

        Assert.Equal(200, hashes.Distinct().Count());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(7)]
    public void Draw_UnknownExpression_IsRefused(int expression) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DrawnFaces.Draw(1, 0, expression));
}
