using System.Globalization;
using Fer.Data.Labelling;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Fer.Tests.Browser;

/// <summary>Labels given while Fer is stopped are stored once and in order when it is back; none is lost, none doubled.</summary>
[Collection(BrowserTests.Name)]
public sealed class LabelOutboxTests(Chromium chromium)
{
    private const int Images = 60;

    private static CancellationToken Ct => TestLimit.Token;

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Keys_WhileFerIsStopped_AreStoredOnceAndInOrderAfterwards()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "outage", [.. Enumerable.Repeat(0, Images)]);
        var random = new Random(20261124);
        int[] labels = [.. ids.Select(_ => random.Next(1, 7))];

        var first = await FerProcess.StartAsync(database.Folder.Path, Ct);
        var address = first.Address;
        var page = await chromium.OpenAsync(address);
        await OpenAsync(page, dataset);
        await PressAsync(page, labels[..12]);
        // No wait: some of these are still on their way when the process dies.
        await first.KillAsync(Ct);
        await first.DisposeAsync();
        await PressAsync(page, labels[12..20]);
        var away = page.Locator("[data-part=away]");
        await away.WaitForAsync();
        await page.Keyboard.PressAsync("Backspace");
        await PressAsync(page, [labels[19], .. labels[20..40]]);
        Assert.Equal($"{ids[40]}", await away.GetAttributeAsync("data-id"));

        await using var second = await FerProcess.StartAsync(database.Folder.Path, Ct, address.Port);
        await page.Locator("[data-testid=outbox][data-state=online][data-waiting='0']").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 60_000 });
        await OpenedAsync(page);
        await PressAsync(page, labels[40..50]);
        await page.Locator($"[data-testid=image-panel][data-id='{ids[50]}']").WaitForAsync(new() { Timeout = 60_000 });
        await page.Context.CloseAsync();

        var events = await database.ReadAsync(db => db.LabelEvents.AsNoTracking()
            .Where(e => e.Source == LabelSource.Human && e.Aspect == LabelAspect.Label).OrderBy(e => e.Id).ToListAsync(Ct));
        Assert.Equal(labels[..50], events.Select(e => e.To));
        Assert.Equal(ids[..50], events.Select(e => e.SampleId));
    }

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Keys_FasterThanTheServer_LabelEachImageOnce()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "fast", [.. Enumerable.Repeat(0, Images)]);
        await using var fer = await FerProcess.StartAsync(database.Folder.Path, Ct);
        var page = await chromium.OpenAsync(fer.Address);
        await OpenAsync(page, dataset);

        await PressAsync(page, [1, 2, 3]);
        await page.Keyboard.PressAsync("ArrowRight");
        await PressAsync(page, [4, 5]);
        await page.Keyboard.PressAsync("ArrowLeft");
        await PressAsync(page, [6]);
        await page.Locator($"[data-testid=cell][data-id='{ids[10]}']").ClickAsync();
        await PressAsync(page, [1, 2]);
        await page.Locator($"[data-testid=image-panel][data-id='{ids[12]}']").WaitForAsync();
        await page.Locator("[data-testid=outbox][data-waiting='0']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Context.CloseAsync();

        int[] expected = [1, 2, 3, 0, 4, 6, 0, 0, 0, 0, 1, 2, 0];
        Assert.Equal(expected, await database.ReadAsync(db => db.Samples.OrderBy(s => s.Id).Take(13).Select(s => s.Label).ToArrayAsync(Ct)));
    }

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Keys_OfTwoPeopleOnOneImage_LetTheSecondChoose()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "two", 0, 0);
        await using var fer = await FerProcess.StartAsync(database.Folder.Path, Ct);
        var ada = await chromium.OpenAsync(fer.Address);
        var bob = await chromium.OpenAsync(fer.Address);
        await OpenAsync(ada, dataset);
        await OpenAsync(bob, dataset);

        await PressAsync(ada, [3]);
        await ada.Locator($"[data-testid=image-panel][data-id='{ids[1]}']").WaitForAsync();
        await PressAsync(bob, [5]);
        var conflict = bob.GetByTestId("conflict");
        await conflict.WaitForAsync();
        Assert.Contains("labelled this image Happy meanwhile; you chose Surprise", await conflict.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(3, await LabelAsync());
        await bob.GetByTestId("use-mine").ClickAsync();
        await conflict.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        Assert.Equal(5, await LabelAsync());
        await ada.Context.CloseAsync();
        await bob.Context.CloseAsync();

        Task<int> LabelAsync() => database.ReadAsync(db => db.Samples.Where(s => s.Id == ids[0]).Select(s => s.Label).SingleAsync(Ct));
    }

    private static async Task OpenAsync(IPage page, int dataset)
    {
        await page.GotoAsync($"/browse?dataset={dataset}");
        await OpenedAsync(page);
    }

    private static async Task OpenedAsync(IPage page)
    {
        await page.GetByTestId("image-panel").WaitForAsync();
        await page.Locator("[data-scope=Browse][data-listening=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Locator("[data-testid=outbox][data-ready=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    private static async Task PressAsync(IPage page, IEnumerable<int> labels)
    {
        foreach (var label in labels)
            await page.Keyboard.PressAsync((label + 1).ToString(CultureInfo.InvariantCulture));
    }
}
