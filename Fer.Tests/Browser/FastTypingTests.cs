using Fer.Tests.TestKit;
using Microsoft.Playwright;

namespace Fer.Tests.Browser;

/// <summary>A person who types faster than the server answers loses no letter.</summary>
[Collection(BrowserTests.Name)]
public sealed class FastTypingTests(Chromium chromium)
{
    private const string Network = "u2 c48k3s1 c48k3s1 m d.25 c96k3s1 res128s2 gap fc256 out";

    private static CancellationToken Ct => TestLimit.Token;

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Keys_TenMillisecondsApart_AllStay()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        await TinyDataset.AddAsync(database, "faces", [.. Enumerable.Repeat(0, 8)]);
        await using var fer = await FerProcess.StartAsync(database.Folder.Path, Ct);
        var page = await chromium.OpenAsync(fer.Address);
        await page.GotoAsync("train");
        await page.GetByTestId("section-network").Locator("summary").First.ClickAsync();
        await TypeAsync(page, "network-text", Network);
        await TypeAsync(page, "rate", "0.0123456789");
        await Assertions.Expect(page.GetByTestId("network-total")).ToContainTextAsync("10 layers");
        await Assertions.Expect(page.GetByTestId("network-text")).ToHaveValueAsync(Network);
        await page.Context.CloseAsync();
    }

    private static async Task TypeAsync(IPage page, string field, string text)
    {
        await page.GetByTestId(field).FillAsync("");
        await page.GetByTestId(field).PressSequentiallyAsync(text, new() { Delay = 10 });
        await Assertions.Expect(page.GetByTestId("changed-bar")).ToContainTextAsync("changed from the preset");
        await Assertions.Expect(page.GetByTestId(field)).ToHaveValueAsync(text);
    }
}
