using Fer.Engine.Curation;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Curation;

public sealed class NearDuplicatesTests
{
    private const int Length = NearDuplicates.ImageLength, Faces = 300;
    private static readonly byte[] FacesTable = FacePictures.Draw(Faces);

    private static IReadOnlyList<NearPair> Find(byte[] pixels, int firstNew = 0, int? threads = null) =>
        NearDuplicates.Find(pixels, new() { Threads = threads }, firstNew, null, TestLimit.Token);

    public static TheoryData<string> Changes => [.. FacePictures.Changes.Keys];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Find_NothingToCompare_IsEmpty(int count) => Assert.Empty(Find(FacesTable[..(count * Length)]));

    [Fact]
    public void Find_HalfAnImage_SaysSo() =>
        Assert.Contains("1000 bytes", Assert.Throws<ArgumentException>(() => Find(new byte[1000])).Message, StringComparison.Ordinal);

    /// <summary>Each of the changed copies must be found again, as what it is.</summary>
    [Theory]
    [MemberData(nameof(Changes))]
    public void Find_ChangedCopies_AreFoundAmongOthers(string change)
    {
        const int copies = 60;
        byte[] pixels = [.. FacesTable, .. Enumerable.Range(0, copies).SelectMany(i => FacePictures.Changes[change](FacePictures.At(FacesTable, i), i))];

        var pairs = Find(pixels).Where(pair => pair.Second >= Faces).ToList();

        var found = pairs.Count(pair => pair.Second == Faces + pair.First);
        Assert.True(found >= copies * 0.97, $"{found} of {copies} found");
        Assert.All(pairs.Where(pair => pair.Second == Faces + pair.First), pair => Assert.Equal(Brute(pixels, pair.First, pair.Second), pair.Correlation, 1e-5));
    }

    [Fact]
    public void Find_MirroredAndMoved_SaysHow()
    {
        var face = FacePictures.At(FacesTable, 3);
        byte[] pixels = [.. face, .. FacePictures.Move(FacePictures.Mirror(face), 2, -1)];

        var pair = Assert.Single(Find(pixels));

        Assert.Equal((0, 1, true, 2, 1), (pair.First, pair.Second, pair.IsMirrored, pair.ShiftX, pair.ShiftY));
        Assert.Equal(1, pair.Correlation, 1e-6);
    }

    /// <summary>Every pair that is found holds by a separate calculation, and of those it finds nearly all.</summary>
    [Fact]
    public void Find_DrawnFaces_AgreesWithComparingAll()
    {
        byte[] pixels = [.. FacesTable, .. Enumerable.Range(0, 40).SelectMany(i => FacePictures.Changes.Values.ElementAt(i % FacePictures.Changes.Count)(FacePictures.At(FacesTable, i), i))];
        var count = pixels.Length / Length;
        var expected = (from second in Enumerable.Range(Faces, count - Faces)
                        from first in Enumerable.Range(0, second)
                        where Brute(pixels, first, second) >= new NearDuplicateOptions().MinCorrelation
                        select (first, second)).ToHashSet();

        var found = Find(pixels, Faces).Select(pair => (pair.First, pair.Second)).ToHashSet();

        Assert.Subset(expected, found);
        Assert.True(found.Count >= 0.97 * expected.Count, $"{found.Count} of {expected.Count} found");
    }

    [Fact]
    public void Find_UnrelatedNoise_HasNoPairs()
    {
        var pixels = new byte[1_000 * Length];
        new Random(5).NextBytes(pixels);

        Assert.Empty(Find(pixels));
    }

    [Fact]
    public void Find_OtherThreadCount_GivesTheSame()
    {
        byte[] pixels = [.. FacesTable, .. FacesTable.AsSpan(0, 50 * Length), .. FacePictures.Draw(100)];

        Assert.Equal(Find(pixels, threads: 1), Find(pixels, threads: 4));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(301)]
    [InlineData(360)]
    public void Find_FromFirstNew_IsThePartOfTheWhole(int firstNew)
    {
        byte[] pixels = [.. FacesTable, .. FacesTable.AsSpan(0, 30 * Length), .. Enumerable.Range(0, 30).SelectMany(i => FacePictures.Changes["noise"](FacePictures.At(FacesTable, i), i))];

        Assert.Equal(Find(pixels).Where(pair => pair.Second >= firstNew), Find(pixels, firstNew));
    }

    [Fact]
    public void Find_IdenticalImages_ArePairedWithTheFirst()
    {
        var face = FacePictures.At(FacesTable, 0);
        byte[] pixels = [.. face, .. FacePictures.At(FacesTable, 1), .. face, .. face];

        Assert.Equal([new(0, 2, 1, false, 0, 0), new NearPair(0, 3, 1, false, 0, 0)], Find(pixels));
    }

    [Fact]
    public void Find_BlankImages_AreLeftOut()
    {
        var almost = new byte[Length];
        Array.Fill(almost, (byte)200);
        almost[7] = 201;

        Assert.Empty(Find([.. new byte[2 * Length], .. almost, .. almost]));
    }

    [Fact]
    public void Find_HundredsOfAlmostOneImage_AreOneGroupWithoutAllPairs()
    {
        const int copies = 400;
        var face = FacePictures.At(FacesTable, 9);
        byte[] pixels = [.. FacesTable, .. Enumerable.Range(0, copies).SelectMany(i => FacePictures.Changes["noise"](face, i))];

        var pairs = Find(pixels);

        Assert.True(pairs.Count < 40 * copies, $"{pairs.Count} pairs");
        var groups = DuplicateGrouping.Group(Faces + copies, pairs.Select(pair => (pair.First, pair.Second)));
        Assert.Equal(copies + 1, groups.Count(group => group == 9));
    }

    [Fact]
    public void Find_Cancelled_Stops() => Assert.ThrowsAny<OperationCanceledException>(() =>
        NearDuplicates.Find(FacesTable, new(), 0, null, new CancellationToken(canceled: true)));

    /// <summary>The definition, pixel by pixel.</summary>
    private static double Brute(byte[] pixels, int first, int second)
    {
        var (a, b) = (FacePictures.At(pixels, first), FacePictures.At(pixels, second));
        var best = 0.0;
        foreach (var other in new[] { b, FacePictures.Mirror(b) })
        {
            for (var shift = 0; shift < 25; shift++)
                best = Math.Max(best, Brute(a, other, shift % 5 - 2, shift / 5 - 2));
        }
        return best;
    }

    private static double Brute(byte[] a, byte[] b, int dx, int dy)
    {
        double n = 0, sumA = 0, sumB = 0, squaresA = 0, squaresB = 0, together = 0;
        for (var y = Math.Max(0, -dy); y < 48 - Math.Max(0, dy); y++)
        {
            for (var x = Math.Max(0, -dx); x < 48 - Math.Max(0, dx); x++)
            {
                double p = a[(y + dy) * 48 + x + dx], q = b[y * 48 + x];
                (n, sumA, sumB) = (n + 1, sumA + p, sumB + q);
                (squaresA, squaresB, together) = (squaresA + p * p, squaresB + q * q, together + p * q);
            }
        }
        return (n * together - sumA * sumB) / Math.Sqrt((n * squaresA - sumA * sumA) * (n * squaresB - sumB * sumB));
    }
}
