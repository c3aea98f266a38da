using System.Globalization;
using Fer.Bench.Reporting;
using Fer.Engine.Curation;
using Fer.Tests.TestKit;
using Microsoft.Playwright;

namespace Fer.Bench.Benchmarks;

/// <summary>The webcam page in headless Chromium, on a camera that shows a drawn face, with the newest model of a data folder.</summary>
internal sealed class WebcamBenchmark : IBenchmark
{
    private const int Readings = 40;
    private const double HoldFrames = 15;
    private const string Executable = "/usr/bin/chromium";

    /// <summary>The page shows means over two seconds; each change is one reading.</summary>
    private const string Read =
        """
        async count => {
          const part = (name) => parseFloat(document.querySelector(`[data-part=${name}]`).textContent);
          const rows = [];
          while (rows.length < count) {
            await new Promise((done) => setTimeout(done, 250));
            rows.push([part("fps"), part("detect"), part("classify")]);
          }
          return rows;
        }
        """;

    public string Name => "webcam";

    public string Purpose => "frames a second of the webcam page with the newest model of --data";

    public async Task<IReadOnlyList<Figure>> RunAsync(BenchOptions options, CancellationToken ct)
    {
        if (options.Data is not { } data || !File.Exists(Executable))
            throw new InvalidOperationException($"Give --data DIR, a data folder with a finished run, on a machine with {Executable}.");
        var video = Path.Combine(Path.GetTempPath(), $"fer-bench-{Guid.NewGuid():N}.y4m");
        using var server = WebServer.Start(data.FullName);
        try
        {
            FaceVideo.Write(video, FaceVideo.FramesPerSecond, FaceVideo.Picture(5, DrawnFaces.Draw(3, 1, 3)), FaceVideo.Picture(5, DrawnFaces.Draw(3, 1, 5)));
            var rows = await MeasureAsync(await WebServer.AddressAsync(server, ct), video);
            var frames = Median(rows, 0);
            return
            [
                new(string.Create(CultureInfo.InvariantCulture, $"frames a second, of {FaceVideo.FramesPerSecond} that the camera gives, median"), frames, "1/s", $"at least {HoldFrames}", frames >= HoldFrames),
                new("finding faces in a frame of 640x480, median", Median(rows, 1), "ms"),
                new("the model on one face, median", Median(rows, 2), "ms"),
            ];
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            File.Delete(video);
        }
    }

    private static double Median(double[][] rows, int column) => Statistics.Median([.. rows.Select(row => row[column])]);

    private static async Task<double[][]> MeasureAsync(string address, string video)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--use-fake-device-for-media-stream", $"--use-file-for-fake-video-capture={video}"],
        });
        await using var context = await browser.NewContextAsync(new() { Permissions = ["camera"] });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{address}/predict/webcam");
        await page.Locator("[data-testid=stage][data-listening=true]").WaitForAsync();
        await page.GetByTestId("start").ClickAsync();
        await page.Locator("[data-testid=stage][data-running=true]").WaitForAsync(new() { Timeout = 120_000 });
        await page.WaitForFunctionAsync("() => parseFloat(document.querySelector('[data-part=fps]').textContent) > 0");
        return await page.EvaluateAsync<double[][]>(Read, Readings);
    }
}
