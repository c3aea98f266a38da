using Fer.Data.Quality;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Fer.Tests.Browser;

/// <summary>The review queue is worked off by keys alone, and what was decided is there after a reload.</summary>
[Collection(BrowserTests.Name)]
public sealed class ReviewKeysTests(Chromium chromium)
{
    private static CancellationToken Ct => TestLimit.Token;

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Keys_InTheQueue_DecideAndUndoAndTheGridToo()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "faces", [.. Enumerable.Repeat(0, 8)]);
        var suspects = await TestIssues.AddSuspectsAsync(database, dataset, [.. ids.Select(id => (id, 0, 3))]);
        await using var fer = await FerProcess.StartAsync(database.Folder.Path, Ct);
        var page = await chromium.OpenAsync(fer.Address);
        await page.GotoAsync($"quality/review?dataset={dataset}");
        await ReadyAsync(page, suspects[0]);

        await page.Keyboard.PressAsync("a");
        await ShownAsync(page, suspects[1]);
        await page.Keyboard.PressAsync("k");
        await ShownAsync(page, suspects[2]);
        await page.Keyboard.PressAsync("5");
        await ShownAsync(page, suspects[3]);
        await page.Keyboard.PressAsync("Control+z");
        await ShownAsync(page, suspects[2]);
        await page.Keyboard.PressAsync("n");
        await ShownAsync(page, suspects[3]);
        await page.Keyboard.PressAsync("ArrowRight");
        await ShownAsync(page, suspects[4]);
        await page.ReloadAsync();
        await ReadyAsync(page, suspects[3]);
        await page.GetByTestId("review-progress").GetByText("3 of 8 reviewed").WaitForAsync();

        await page.Keyboard.PressAsync("g");
        await page.GetByTestId("grid-all").WaitForAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.GetByTestId("grid-chosen").GetByText("5 images chosen").WaitForAsync();
        await page.Keyboard.PressAsync("k");
        await page.GetByText("Everything here is reviewed").WaitForAsync();
        await page.Context.CloseAsync();

        var decisions = await database.ReadAsync(db => db.QualityIssues.OrderBy(issue => issue.Id).Select(issue => issue.Decision).ToListAsync(Ct));
        Assert.Equal(
            [QualityDecision.Accepted, QualityDecision.Kept, QualityDecision.NotAFace, .. Enumerable.Repeat<QualityDecision?>(QualityDecision.Kept, 5)], decisions);
        Assert.Equal([3, 0, 0, 0, 0, 0, 0, 0], await database.ReadAsync(db => db.Samples.OrderBy(s => s.Id).Select(s => s.Label).ToListAsync(Ct)));
    }

    private static async Task ReadyAsync(IPage page, long issue)
    {
        await ShownAsync(page, issue);
        await page.Locator("[data-scope=Review][data-listening=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    private static Task ShownAsync(IPage page, long issue) => page.Locator($"[data-testid=issue][data-id='{issue}']").WaitForAsync();
}
