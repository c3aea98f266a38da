using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Fer.Tests.Browser;

/// <summary>A key that a person gave to a command works at once, on the next page and after a reload.</summary>
[Collection(BrowserTests.Name)]
public sealed class KeyMapTests(Chromium chromium)
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Key_Changed_WorksAtOnceAndAfterAReload()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "keys", [.. Enumerable.Repeat(0, 12)]);
        await using var fer = await FerProcess.StartAsync(database.Folder.Path, Ct);
        var page = await chromium.OpenAsync(fer.Address);
        await page.GotoAsync($"browse?dataset={dataset}");
        await ReadyAsync(page);

        await page.Keyboard.PressAsync("?");
        await page.Locator("[data-testid=change-keys]").ClickAsync();
        await AssignAsync(page, "next-image", "j");
        await AssignAsync(page, "exclude", "5", "5 is taken: Label Sad");
        await AssignAsync(page, "exclude", "e");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("[data-testid=keymap-message]").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await page.Keyboard.PressAsync("j");
        await ShownAsync(page, ids[1]);
        await page.Keyboard.PressAsync("2");
        await ShownAsync(page, ids[2]);
        // The address follows once the keys rest; a reload before that opens the image before.
        await page.WaitForURLAsync(address => address.EndsWith($"image={ids[2]}", StringComparison.Ordinal));
        await page.ReloadAsync();
        await ReadyAsync(page);
        await page.Keyboard.PressAsync("j");
        await ShownAsync(page, ids[3]);
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("e");
        await page.Locator("[data-testid=save-state]").GetByText("1 image excluded").WaitForAsync();
        await page.Context.CloseAsync();

        var excluded = await database.ReadAsync(db => db.Samples.Where(s => s.IsExcluded).Select(s => s.Id).ToListAsync(Ct));
        Assert.Equal([ids[3]], excluded);
        Assert.Equal(1, await database.ReadAsync(db => db.Samples.Where(s => s.Id == ids[1]).Select(s => s.Label).SingleAsync(Ct)));
    }

    private static async Task AssignAsync(IPage page, string command, string key, string? refusal = null)
    {
        await page.Locator($"[data-testid=change-{command}]").ClickAsync();
        await page.Locator($"[data-testid=keymap-{command}]").GetByText("press a key").WaitForAsync();
        await page.Keyboard.PressAsync(key);
        await page.Locator("[data-testid=keymap-message]").GetByText(refusal ?? $"{key.ToUpperInvariant()}: ").WaitForAsync();
    }

    private static async Task ReadyAsync(IPage page)
    {
        await page.Locator("[data-testid=image-panel]").WaitForAsync();
        await page.Locator("[data-scope=Browse][data-listening=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("[data-testid=outbox][data-ready=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    private static Task ShownAsync(IPage page, long id) => page.Locator($"[data-testid=image-panel][data-id='{id}']").WaitForAsync();
}
