using System.Globalization;
using Fer.Tests.Browser;
using Fer.Tests.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Fer.Tests.Reliability;

/// <summary>No label that the page acknowledged is lost when the web process is killed (reliability R1).</summary>
[Collection(BrowserTests.Name)]
public sealed class KillWhileLabellingTests(Chromium chromium)
{
    private const int Rounds = 4, Images = 120;

    private static CancellationToken Ct => TestLimit.Token;

    [Fact(Timeout = BrowserTests.Limit)]
    public async Task Kill_WhileLabelsAreGiven_LosesNoneThatWasAcknowledged()
    {
        await using var database = await TestDatabase.CreateAsync(Ct);
        var (dataset, ids) = await TinyDataset.AddAsync(database, "kill", [.. Enumerable.Range(0, Images).Select(i => i % 7)]);
        var random = new Random(20261123);
        Dictionary<long, int> acknowledged = [];
        for (var round = 0; round < Rounds; round++)
        {
            await using var fer = await FerProcess.StartAsync(database.Folder.Path, Ct);
            var page = await chromium.OpenAsync(fer.Address);
            await page.GotoAsync($"/browse?dataset={dataset}&image={ids[round * Images / Rounds]}");
            var panel = page.GetByTestId("image-panel");
            await panel.WaitForAsync();
            await page.Locator("[data-scope=Browse][data-listening=true]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            for (var given = random.Next(5, 20); given > 0; given--)
            {
                var id = long.Parse((await panel.GetAttributeAsync("data-id"))!, CultureInfo.InvariantCulture);
                var label = random.Next(7);
                await page.Keyboard.PressAsync((label + 1).ToString(CultureInfo.InvariantCulture));
                await page.Locator($"[data-testid=image-panel]:not([data-id='{id}'])").WaitForAsync();
                acknowledged[id] = label;
            }
            await page.Keyboard.PressAsync("3");
            await fer.KillAsync(Ct);
            await page.Context.CloseAsync();
        }

        var stored = await database.ReadAsync(db => db.Samples.AsNoTracking().ToDictionaryAsync(sample => sample.Id, sample => sample.Label));
        var integrity = await database.ReadAsync(db => db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync(Ct));
        Assert.InRange(acknowledged.Count, Rounds * 5, Images);
        Assert.All(acknowledged, label => Assert.Equal(label.Value, stored[label.Key]));
        Assert.Equal(["ok"], integrity);
    }
}
