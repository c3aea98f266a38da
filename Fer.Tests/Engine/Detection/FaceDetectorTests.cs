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
