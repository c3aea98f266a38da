using Fer.Engine.Curation;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Curation;

public sealed class OutliersTests
{
    private const double Bound = Outliers.StandardBound;

    private static CancellationToken Ct => TestLimit.Token;

    [Fact]
    public void Find_NoImages_IsEmpty() => Assert.Empty(Outliers.Find(ReadOnlyMemory<float>.Empty, [], Bound, Ct));

    /// <summary>
    /// One class on a line, -1 and 1 in turn: variance 1. In the second feature the same with 10. Shrinkage of 0.001 moves both little,
    /// so a point at (0, 30) is 3 away, and one at (3, 0) as well.
    /// </summary>
    [Fact]
    public void Distances_OfKnownCovariance_HoldByHand()
    {
        const int pairs = 4_000;
        float[] features = [.. Enumerable.Range(0, 4 * pairs).SelectMany(i => new[] { i % 2 == 0 ? -1f : 1f, i / 2 % 2 == 0 ? -10f : 10f }), 0, 30, 3, 0];

        var distances = Outliers.Distances(features, new int[4 * pairs + 2], Ct);

        Assert.Equal(3, distances[^2], 0.01);
        Assert.InRange(distances[^1], 2.8, 3);
        Assert.Equal(Math.Sqrt(2), distances[0], 0.05);
    }

    [Fact]
    public void Find_FarImagesAmongClasses_ComeFirstAndAlone()
    {
        var (features, labels) = Draw(400, 8, classes: 3);
        for (var k = 0; k < 8; k++)
            (features[17 * 8 + k], features[300 * 8 + k]) = (k % 2 == 0 ? 60 : -60, k % 2 == 0 ? -30 : 30);

        var outliers = Outliers.Find(features, labels, Bound, Ct);

        Assert.Equal([17, 300], outliers.Select(outlier => outlier.Image));
        Assert.All(outliers, outlier => Assert.InRange(outlier.Score, 0.1, 1));
        Assert.True(outliers[0].Score > outliers[1].Score);
    }

    /// <summary>Dead features, and fewer images than features, leave the covariance without an inverse but for shrinkage.</summary>
    [Theory]
    [InlineData(400)]
    [InlineData(5)]
    [InlineData(1)]
    public void Distances_SingularCovariance_StayFinite(int count)
    {
        var (features, labels) = Draw(count, 8, classes: 2);
        for (var i = 0; i < count; i++)
            features[i * 8 + 3] = 7;

        Assert.All(Outliers.Distances(features, labels, Ct), distance => Assert.True(double.IsFinite(distance)));
    }

    [Fact]
    public void Find_AllAlike_FindsNone() => Assert.Empty(Outliers.Find(new float[40], new int[10], Bound, Ct));

    [Fact]
    public void Find_BadInput_IsNamed()
    {
        var features = new float[12];
        features[7] = float.NaN;

        Assert.Contains("Feature 1 in row 2", Assert.Throws<ArgumentException>(() => Outliers.Find(features, new int[4], Bound, Ct)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Outliers.Find(new float[13], new int[4], Bound, Ct));
        Assert.Throws<ArgumentException>(() => Outliers.Find(new float[4], [0, 0, -1, 0], Bound, Ct));
    }

    /// <summary>What is used without a network: noise among drawn faces stands out.</summary>
    [Fact]
    public void Find_ByAppearance_NoiseAmongFacesStandsOut()
    {
        var pixels = FacePictures.Draw(500);
        new Random(3).NextBytes(pixels.AsSpan(123 * 2_304, 2_304));
        float[] features = [.. Enumerable.Range(0, 500).SelectMany(i => AppearanceFeatures.Of(FacePictures.At(pixels, i)))];

        Assert.Equal(123, Outliers.Find(features, [.. Enumerable.Range(0, 500).Select(i => i % 7)], Bound, Ct)[0].Image);
    }

    [Fact]
    public void Appearance_OtherBrightnessAndContrast_IsTheSame()
    {
        byte[] face = [.. FacePictures.At(FacePictures.Draw(1), 0).Select(gray => (byte)(gray / 4 * 2))];
        byte[] faded = [.. face.Select(gray => (byte)(gray / 2 + 90))];

        Assert.Equal(AppearanceFeatures.Of(face), AppearanceFeatures.Of(faded), (a, b) => Math.Abs(a - b) < 1e-3f);
        Assert.Equal(new float[AppearanceFeatures.Dimension], AppearanceFeatures.Of(new byte[2_304]));
    }

    private static (float[] Features, int[] Labels) Draw(int count, int dimension, int classes)
    {
        var random = new Random(8);
        int[] labels = [.. Enumerable.Range(0, count).Select(i => i % classes)];
        return ([.. labels.SelectMany(label => Enumerable.Range(0, dimension).Select(k =>
            10f * (k % classes == label ? 1 : 0) + (float)(random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5)))], labels);
    }
}
