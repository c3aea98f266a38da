using System.Globalization;
using Fer.Bench.Reporting;
using Microsoft.Playwright;

namespace Fer.Bench.Benchmarks;

/// <summary>Presses label keys in the real page and takes the time until the next image is on the screen; the page stores the label before it moves on.</summary>
internal static class BrowserRelabel
{
    private const int Keys = 200, WarmUp = 20;
    private const string Executable = "/usr/bin/chromium";

    /// <summary>Both ends of the measurement are taken inside the page, so that driving it from outside does not count.</summary>
    private const string Watch =
        """
        () => {
          const times = []; let pressed = 0;
          document.addEventListener('keydown', () => { pressed = performance.now(); }, true);
          document.addEventListener('load', event => {
            if (event.target.matches?.('[data-testid=image-panel] img.face')) times.push(performance.now() - pressed);
          }, true);
          globalThis.ferBenchTimes = times;
        }
        """;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(ScratchFolder scratch, int dataset, double hold, CancellationToken ct)
    {
        const string Name = "key pressed, label stored, next image shown, p95";
        if (!File.Exists(Executable))
        {
            await Console.Error.WriteLineAsync($"No {Executable}: the browser's part is left out.");
            return [];
        }
        using var server = WebServer.Start(scratch.Folder.Path);
        try
        {
            var times = await PressAsync(await WebServer.AddressAsync(server, ct), dataset);
            var p95 = Statistics.Percentile(times, 0.95);
            return
            [
                new(Name, p95, "ms", $"under {hold} ms", p95 < hold),
                new("the same, median", Statistics.Median(times), "ms"),
            ];
        }
        finally
        {
            server.Kill(entireProcessTree: true);
        }
    }

    private static async Task<IReadOnlyList<double>> PressAsync(string address, int dataset)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
        var page = await browser.NewPageAsync();
        await page.GotoAsync($"{address}/browse?dataset={dataset}");
        await page.GetByTestId("image-panel").WaitForAsync();
        await page.Locator("[data-scope=Browse][data-listening=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.EvaluateAsync(Watch);
        for (var key = 0; key < Keys; key++)
        {
            await page.Keyboard.PressAsync(((key % 7) + 1).ToString(CultureInfo.InvariantCulture));
            await page.WaitForFunctionAsync("count => globalThis.ferBenchTimes.length > count", key);
        }
        var times = await page.EvaluateAsync<double[]>("() => globalThis.ferBenchTimes");
        return times[WarmUp..];
    }
}
