using Fer.Engine.Curation;
using Fer.Engine.Imaging;

namespace Fer.Tests.TestKit;

/// <summary>A Chromium whose camera shows a drawn face that is happy for two seconds, then surprised for two, over and over.</summary>
public sealed class CameraChromium : Chromium
{
    private readonly TestFolder _files = new();

    /// <summary>The camera's picture of a happy face.</summary>
    public static GrayImage Happy { get; } = FaceVideo.Picture(5, DrawnFaces.Draw(seed: 3, index: 1, expression: 3));

    /// <summary>The camera's picture of the same person surprised.</summary>
    public static GrayImage Surprised { get; } = FaceVideo.Picture(5, DrawnFaces.Draw(seed: 3, index: 1, expression: 5));

    protected override IReadOnlyList<string> Extra => ["--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={_files.At("faces.y4m")}"];

    public override ValueTask InitializeAsync()
    {
        FaceVideo.Write(_files.At("faces.y4m"), 2 * FaceVideo.FramesPerSecond, Happy, Surprised);
        return base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _files.Dispose();
    }
}
