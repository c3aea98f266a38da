using System.Text.RegularExpressions;
using Fer.Tests.TestKit;
using Microsoft.Playwright;

namespace Fer.Tests.Browser;

/// <summary>A newcomer's way from the empty page to two compared models, by clicking alone, with the real worker.</summary>
[Collection(BrowserTests.Name)]
public sealed partial class WholeLoopTests(Chromium chromium, EmptyFer fer) : IClassFixture<EmptyFer>
{
    private const int Minutes = 60_000;

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Newcomer_EmptyPage_GetsToAComparisonOfTwoModels()
    {
        var page = await chromium.OpenAsync(fer.Address);
        await MakeSampleAsync(page);
        await RelabelAndUndoAsync(page);
        await MakeSplitAsync(page);
        await TrainAsync(page, epochs: 1);
        await TrainAsync(page, epochs: 2);
        await ReadResultsAsync(page);
        await SeeWhereItLookedAsync(page);
        await LookAtTestAsync(page);
        await CompareAsync(page);
        await page.Context.CloseAsync();
    }

    private static async Task MakeSampleAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByTestId("make-sample").ClickAsync();
        await page.GetByTestId("steps").WaitForAsync(new() { Timeout = 2 * Minutes });
        await page.GetByTestId("import-report").WaitForAsync(new() { Timeout = 2 * Minutes });
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("drawn");
    }

    private static async Task RelabelAndUndoAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Browse", Exact = true }).First.ClickAsync();
        var panel = page.GetByTestId("image-panel");
        await panel.WaitForAsync();
        var first = await panel.GetAttributeAsync("data-id");
        var label = await panel.Locator("button[aria-pressed=true]").GetAttributeAsync("data-testid");
        await page.Locator("[data-scope=Browse][data-listening=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var other = label == "label-3" ? 5 : 4;

        await page.Keyboard.PressAsync(other.ToString(System.Globalization.CultureInfo.InvariantCulture));

        await Assertions.Expect(page.GetByTestId("save-state")).ToHaveTextAsync("Saved");
        await Assertions.Expect(panel).Not.ToHaveAttributeAsync("data-id", first!);
        await page.ReloadAsync();
        await page.GetByTestId("undo").ClickAsync();
        await Assertions.Expect(page.GetByTestId("save-state")).ToContainTextAsync("Taken back");
        await Assertions.Expect(panel).ToHaveAttributeAsync("data-id", first!);
        await Assertions.Expect(panel.GetByTestId(label!)).ToHaveAttributeAsync("aria-pressed", "true");
    }

    private static async Task MakeSplitAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Splits", Exact = true }).ClickAsync();
        await page.GetByTestId("new-split").First.ClickAsync();
        await page.GetByTestId("split-preview").Locator("table").WaitForAsync();
        await page.GetByTestId("make-split").ClickAsync();
        await page.WaitForURLAsync(SplitAddress());
    }

    private static async Task TrainAsync(IPage page, int epochs)
    {
        if (!SplitAddress().IsMatch(page.Url))
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Splits", Exact = true }).ClickAsync();
            await page.GetByTestId("splits").GetByRole(AriaRole.Link).First.ClickAsync();
        }
        await page.GetByTestId("train-on-split").ClickAsync();
        await page.GetByTestId("epochs").FillAsync(epochs.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByTestId("epochs").BlurAsync();
        await page.GetByTestId("queue-run").ClickAsync();
        await page.GetByTestId("queue").GetByRole(AriaRole.Link).Last.ClickAsync();
        await Assertions.Expect(page.GetByTestId("run-state")).ToHaveTextAsync("Completed", new() { Timeout = 4 * Minutes });
    }

    private static async Task ReadResultsAsync(IPage page)
    {
        var validation = page.GetByTestId("validation");
        await Assertions.Expect(validation.Locator("table").First).ToBeVisibleAsync(new() { Timeout = Minutes });
        await Assertions.Expect(validation).ToContainTextAsync("Surprise");
        await Assertions.Expect(page.GetByTestId("curves").Locator("svg path.apexcharts-line").First).ToBeAttachedAsync();
        await Assertions.Expect(page.GetByTestId("settings")).ToContainTextAsync("0.08");
    }

    private static async Task SeeWhereItLookedAsync(IPage page)
    {
        var run = page.Url;
        await page.GetByTestId("validation").Locator("a[href*='browse']").First.ClickAsync();
        await page.GetByTestId("look-ask").ClickAsync();
        await Assertions.Expect(page.GetByTestId("look-words")).ToContainTextAsync("spoke for", new() { Timeout = Minutes });
        await Assertions.Expect(page.GetByTestId("image-panel").GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await page.GotoAsync(run);
    }

    private static async Task LookAtTestAsync(IPage page)
    {
        await Assertions.Expect(page.GetByTestId("test").Locator("table")).ToHaveCountAsync(0);
        await page.GetByTestId("look-at-test").ClickAsync();
        await page.GetByTestId("test-reason").FillAsync("All choices are made");
        await page.GetByTestId("confirm-look").ClickAsync();
        await Assertions.Expect(page.GetByTestId("test").Locator("table").First).ToBeVisibleAsync(new() { Timeout = Minutes });
        await Assertions.Expect(page.GetByTestId("test")).ToContainTextAsync("All choices are made");
    }

    private static async Task CompareAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Runs", Exact = true }).ClickAsync();
        await page.GetByTestId("choose-1").CheckAsync();
        await page.GetByTestId("choose-2").CheckAsync();
        await page.GetByTestId("compare").ClickAsync();
        await Assertions.Expect(page.GetByTestId("comparison")).ToContainTextAsync("Epochs");
        await page.GetByTestId("pairs").WaitForAsync();
    }

    [GeneratedRegex(@"/splits/\d+")]
    private static partial Regex SplitAddress();
}
