using Fer.Engine.Curation;
using Fer.Engine.Detection;
using Fer.Engine.Imaging;
using Fer.Tests.TestKit;

namespace Fer.Tests.Engine.Detection;

public sealed class FaceDetectorTests
{
    [Fact]
    public void Find_NoFace_FindsNone()
    {
        using var detector = new FaceDetector();

        Assert.Empty(detector.Find(new GrayImage(320, 200, new byte[320 * 200])));
        Assert.Empty(detector.Find(TestImages.Gray(1, 200, 320)));
    }

    [Fact]
    public void FindSmallToo_FacesOfATenthOfThePhotograph_AreFoundOnceEach()
    {
        const int Side = 48 * 3;
        (int Left, int Top)[] places = [(60, 40), (560, 400), (1000, 90), (900, 760)];
        var photograph = new GrayImage(1280, 960, [.. Enumerable.Repeat((byte)110, 1280 * 960)]);
        foreach (var (index, (left, top)) in places.Index())
        {
            var face = DrawnFaces.Draw(seed: 3, index: index + 1, expression: 3);
            for (var y = 0; y < Side; y++)
            {
                for (var x = 0; x < Side; x++)
                    photograph.Pixels[((top + y) * 1280) + left + x] = face.Pixels[(y / 3 * 48) + (x / 3)];
            }
        }

        using var detector = new FaceDetector();
        var boxes = detector.FindSmallToo(photograph);

        Assert.True(detector.Find(photograph).Count < places.Length); // what the windows are for
        var found = boxes.Select(box => (X: box.Left + (box.Width / 2), Y: box.Top + (box.Height / 2))).ToList();
        Assert.Equal(places.Length, found.Count);
        Assert.All(places, place => Assert.Single(found, at => Math.Abs(at.X - place.Left - (Side / 2)) < Side / 3 && Math.Abs(at.Y - place.Top - (Side / 2)) < Side / 3));
    }

    [Theory]
    [InlineData(479, 360, 0)]
    [InlineData(960, 720, 6 + 35)]
    [InlineData(500, 1500, 3 + 14)]
    public void SearchWindows_OfAPhotograph_OverlapByHalfAndReachItsEdges(int width, int height, int count)
    {
        var windows = SearchWindow.Of(width, height).ToList();

        Assert.Equal(count, windows.Count);
        Assert.All(windows.GroupBy(window => window.Side), size =>
        {
            Assert.Equal(0, size.Min(window => window.Left));
            Assert.True(size.Max(window => window.Left + window.Side) >= width && size.Max(window => window.Top + window.Side) >= height);
            Assert.All(size.Select(window => window.Left).Distinct().Order().Zip(size.Select(window => window.Left).Distinct().Order().Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 1, (size.Key / 2) + 1));
        });
    }

    [Fact]
    public void Apart_PartsOfAFaceTakenForOne_AreDropped()
    {
        FaceBox[] boxes = [new(0, 0, 100, 100, 0.9f), new(30, 30, 30, 30, 0.8f), new(60, 0, 100, 100, 0.7f), new(300, 0, 20, 20, 0.6f), new(200, 0, 300, 300, 0.5f)];

        Assert.Equal([0.9f, 0.7f, 0.6f], FaceBoxes.Apart(boxes).Select(box => box.Score));
    }

    [Fact]
    public void Read_AnchorsOfBothKinds_AreBoxesAroundTheirCells()
    {
        var scores = new float[8 * 8 * 6];
        Array.Fill(scores, -9);
        var boxes = new float[scores.Length * 16];
        var anchor = ((3 * 8) + 2) * 6 + 5;
        scores[anchor] = 2;
        new float[] { 4, -4, 20, 30 }.CopyTo(boxes, anchor * 16);

        var box = Assert.Single(FaceBoxes.Read(scores, boxes, 128, 8, 6, 0.5f));

        // The cell in column 2 and row 3 has its centre at (40, 56).
        Assert.Equal((34f, 37f, 20f, 30f), (box.Left, box.Top, box.Width, box.Height));
        Assert.Equal(0.8808f, box.Score, 4);
    }

    [Fact]
    public void Distinct_BoxesOfOneFaceAndOfAnother_KeepsTheSurestOfEach()
    {
        FaceBox[] boxes = [new(0, 0, 10, 10, 0.6f), new(1, 1, 10, 10, 0.9f), new(8, 8, 10, 10, 0.7f), new(50, 50, 10, 10, 0.8f)];

        Assert.Equal([0.9f, 0.8f, 0.7f], FaceBoxes.Distinct(boxes).Select(box => box.Score));
    }

    [Fact]
    public void Letterbox_WidePicture_IsCentredBetweenBlackBandsAndBoxesComeBack()
    {
        var image = new GrayImage(256, 128, [.. Enumerable.Repeat((byte)255, 256 * 128)]);

        var square = Letterbox.Of(image, 128);

        Assert.Equal((-1f, 1f), (square.Values[(31 * 128) + 64], square.Values[(32 * 128) + 64]));
        Assert.Equal((1f, -1f), (square.Values[(95 * 128) + 64], square.Values[(96 * 128) + 64]));
        Assert.Equal(new FaceBox(20, 0, 40, 40, 1), square.ToPicture(new FaceBox(10, 32, 20, 20, 1)));
    }

    [Fact]
    public void Cut_FaceOfALargePhotograph_IsThatOfThePhotographReduced()
    {
        var small = TestImages.Gray(4, 480, 480);
        var large = new GrayImage(1920, 1920, [.. Enumerable.Range(0, 1920 * 1920).Select(place => small.Pixels[(place / 1920 / 4 * 480) + (place % 1920 / 4)])]);

        Assert.Equal(FaceCrop.Cut(small, new FaceBox(0, 0, 480, 480, 1), margin: 0), FaceCrop.Cut(large, new FaceBox(0, 0, 1920, 1920, 1), margin: 0));
        Assert.Equal(FaceCrop.Cut(small, new FaceBox(0, 0, 480, 480, 1), margin: 0.5), FaceCrop.Cut(large, new FaceBox(0, 0, 1920, 1920, 1), margin: 0.5), (one, other) => Math.Abs(one - other) <= 1);
    }

    [Fact]
    public void Cut_SquareInside_KeepsItsPixelsAndBeyondTheEdgeIsBlack()
    {
        var image = TestImages.Gray(4, 100, 80);

        var inside = FaceCrop.Cut(image, new FaceBox(10, 20, 48, 48, 1), margin: 0);
        var beyond = FaceCrop.Cut(new GrayImage(48, 48, [.. Enumerable.Repeat((byte)200, 48 * 48)]), new FaceBox(-24, 0, 48, 48, 1), margin: 0);

        Assert.Equal(image.Pixels[(20 * 100) + 10], inside[0]);
        Assert.Equal(image.Pixels[(67 * 100) + 57], inside[^1]);
        Assert.Equal((0, 200), (beyond[0], beyond[47]));
        Assert.Throws<ArgumentOutOfRangeException>(() => FaceCrop.Cut(image, new FaceBox(0, 0, 9, 9, 1), margin: 1.5));
    }
}
